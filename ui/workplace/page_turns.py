"""Between the browser and Streamlit: what comes late from a page that is being left is let go.

Somebody chooses another page and, before it is there, clicks in a part of the old one that runs alone (``st.fragment``),
or such a part asks to be run again by itself (``run_every``). Streamlit then runs the new page, and after it nothing
under the name of the old page: the browser takes that for the old page, empties itself and stays empty. So a part is
only run again for the page that was asked for last.
"""

from __future__ import annotations

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


class PageTurns:
    """ASGI middleware of the pages: drops late requests on every connection that a browser keeps with Streamlit."""

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
                if not turn.is_late(message.get("bytes")):
                    return message

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

    def is_late(self, received: bytes | None) -> bool:
        """Take what the browser says. Whether it is a part of a page that is being left, to be run again."""
        if not received:
            return False
        said = BackMsg()
        try:
            said.ParseFromString(received)
        except DecodeError:  # Streamlit says what is wrong with it
            return False
        if said.WhichOneof("type") != "rerun_script":
            return False
        page = said.rerun_script.page_script_hash
        if not said.rerun_script.fragment_id:
            self.asked = page or None
            return False
        here = self.asked or self.shown
        return here is not None and page != here

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
