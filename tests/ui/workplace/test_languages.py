"""The pages in each language, in a browser, with the service as it runs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.ui.workplace.browsing import settled
from tests.ui.workplace.grid.person_cells import cell
from tests.ui.workplace.grid.ward import korgen
from tests.ui.workplace.said.only_nb import ONLY_BOKMÅL
from tests.ui.workplace.wards import Planned, planned
from ui.workplace.client import Client
from ui.workplace.language import translations
from ui.workplace.language.update import TRANSLATED, catalogue

pytestmark = pytest.mark.slow

ADDRESS = re.compile(r"\S+\.no/\S+")
"""Where something may be read; its words are those of who wrote it."""


def test_every_word_changes_with_the_language(page: Page, pages: str, small_plan: Planned) -> None:
    page.goto(f"{pages}/?avdeling={small_plan.ward}")
    expect(cell(page, "Kari Nordmann", 0)).to_contain_text("A")
    page.wait_for_function("document.documentElement.lang === 'nb'")
    for language, name in (("en", "English"), ("nn", "Nynorsk")):
        page.get_by_test_id("stSidebar").get_by_role("combobox").last.click()
        page.get_by_role("option", name=name).click()
        page.wait_for_function(f"document.documentElement.lang === '{language}'")
        expect(page.get_by_role("link", name=translations(language).gettext("Ansatte"))).to_be_visible()
        expect(page.get_by_placeholder(translations(language).gettext("Finn ansatt"))).to_be_visible()
        expect(page).to_have_url(re.compile(f"sprak={language}"))
        settled(page)
        assert not _words(page) & _left_in_bokmål(language)


@pytest.mark.parametrize(
    ("language", "law", "hours"),
    [("en", "Law", "At least 28 h off"), ("nn", "Lov", "Minst 28 t samanhengande fri")],
)
def test_rules_and_what_breaks_them_are_said_in_the_language(
    page: Page, pages: str, client: Client, language: str, law: str, hours: str
) -> None:
    instance, roster = korgen()
    ward = planned(client, instance, roster)
    own = [override["hjemmel"] for override in instance.overrides if "hjemmel" in override]

    def left(shown: str) -> list[str]:
        """Words of bokmål, but for what the ward has written itself."""
        for text in own:
            shown = shown.replace(text, "")
        return ONLY_BOKMÅL.findall(shown)

    page.goto(f"{pages}/regler?avdeling={ward.ward}&sprak={language}")
    tabs = page.get_by_role("tab")
    expect(tabs.first).to_contain_text(law)
    expect(page.get_by_text(hours)).to_be_attached()
    for tab in tabs.all():
        tab.click()
        settled(page)
        assert not left(page.get_by_role("tabpanel").filter(visible=True).inner_text())

    page.goto(f"{pages}/kontroll?avdeling={ward.ward}&turnus={ward.roster}&sprak={language}")
    expect(page.get_by_test_id("stExpander").first).to_be_visible()
    settled(page)
    assert not left(page.get_by_test_id("stMainBlockContainer").inner_text())


@pytest.mark.parametrize("language", TRANSLATED)
def test_measures_and_what_they_do_are_said_in_the_language(
    page: Page, pages: str, small_plan: Planned, language: str
) -> None:
    page.goto(f"{pages}/heltid?avdeling={small_plan.ward}&sprak={language}")
    say = translations(language).gettext
    expect(page.get_by_text(say("Hver tredje helg uten langvakter"), exact=True).first).to_be_visible()
    done = page.get_by_test_id("stExpander").filter(
        has_text=say("Hva de valgte tiltakene gjør med avdelingen, og hva de hviler på")
    )
    settled(page)
    done.locator("summary").click()
    expect(done.get_by_text(say("Det gjør dette med avdelingen:")).first).to_be_visible()
    settled(page)
    shown = page.get_by_test_id("stMainBlockContainer").inner_text()
    assert not ONLY_BOKMÅL.findall(ADDRESS.sub("", shown))


def _words(page: Page) -> set[str]:
    """Every text that is shown, and every name that screen readers are told."""
    shown = page.locator("body").inner_text().splitlines()
    named = page.evaluate(
        """() => {
            const found = [];
            const look = (root) => root.querySelectorAll('*').forEach((one) => {
                for (const name of ['aria-label', 'title', 'placeholder'])
                    if (one.hasAttribute(name)) found.push(one.getAttribute(name));
                if (one.shadowRoot) look(one.shadowRoot);
            });
            look(document);
            return found;
        }"""
    )
    return {text.strip() for text in (*shown, *named) if text.strip()}


def _left_in_bokmål(language: str) -> set[str]:
    """Texts of the code that read otherwise in the language."""
    said = {
        str(message.id): str(message.string) for message in catalogue(language) if isinstance(message.id, str)
    }
    return {text for text, other in said.items() if text and other and text != other} - set(said.values())
