"""Between the browser and Streamlit: what comes late from a page that is being left does no harm, and is not lost.

Somebody chooses another page and, before it is there, clicks in a part of the old one that runs alone (``st.fragment``),
or such a part asks to be run again by itself (``run_every``). Streamlit then runs the new page, and after it nothing
under the name of the old page: the browser takes that for the old page, empties itself and stays empty. So a part is
only run again for the page that was asked for last. Of what comes late

- a press on a button counts as the last wish: the whole of the page it stands on is run, and does what was asked;
- what was written or chosen is handed to the run of the new page, which takes it in before it begins;
- what a part asks for by itself is let go.
"""

from __future__ import annotations

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


class PageTurns:
    """ASGI middleware of the pages: mends late requests on every connection that a browser keeps with Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        turn = Turn()

        async def received() -> Message:
            while True:
                message = await receive()
                said = message.get("bytes")
                if not said:
                    return message
                heard = turn.hear(said)
                if heard is not None:
                    return {**message, "bytes": heard}

        async def sent(message: Message) -> None:
            turn.tell(message.get("bytes"))
            await send(message)

        await self._app(scope, received, sent)


class Turn:
    """Which page a browser is on or on its way to.

    Attributes
    ----------
    asked:
        The page that the browser has asked for and not been given yet; None when it waits for none.
    shown:
        The page it was given last; None before the first.
    """

    def __init__(self) -> None:
        self.asked: str | None = None
        self.shown: str | None = None

    def hear(self, received: bytes) -> bytes | None:
        """Take what the browser says, and give what Streamlit is to hear of it; None for nothing."""
        said = BackMsg()
        try:
            said.ParseFromString(received)
        except DecodeError:  # Streamlit says what is wrong with it
            return received
        if said.WhichOneof("type") != "rerun_script":
            return received
        asked = said.rerun_script
        here = self.asked or self.shown
        if not asked.fragment_id:
            self.asked = asked.page_script_hash or None
            return received
        if here is None or asked.page_script_hash == here:
            return received
        if asked.is_auto_rerun:
            return None
        asked.fragment_id = ""
        if any(state.trigger_value for state in asked.widget_states.widgets):
            self.asked = asked.page_script_hash
        else:
            asked.page_script_hash = here
        heard: bytes = said.SerializeToString()
        return heard

    def tell(self, sent: bytes | None) -> None:
        """Take what the browser is told."""
        if not sent:
            return
        told = ForwardMsg()
        try:
            told.ParseFromString(sent)
        except DecodeError:
            return
        match told.WhichOneof("type"):
            case "new_session":
                self.shown = told.new_session.page_script_hash
            case "navigation":  # a page opened by its address: its run begins as the first page's
                self.shown = told.navigation.page_script_hash
            case _:
                return
        if self.asked == self.shown:
            self.asked = None
