"""The document for drøfting, read back from the PDF."""

from __future__ import annotations

from instances.paper import discussion
from models.audit import Audit, audit
from models.findings import Severity
from models.kpi import kpis
from tests.build import line, person, roster, waiver, ward
from tests.instances.paper.reading import accessible, size_mm, whole, without_blanks
from tests.instances.paper.wards import HOSTILE, easter


def test_it_holds_what_is_to_be_discussed() -> None:
    instance, made, judged = easter()
    content = discussion(instance, made, judged, stage="Til drøfting", revision=4)
    assert size_mm(content) == (210, 297)
    assert accessible(content)
    text = whole(content)
    assert "Solbakken" in text
    assert "arbeidsmiljøloven § 10-3" in text
    assert "drøftet senest 08.03.2027" in text  # two weeks before 22 March
    assert "Revisjon 4 · Til drøfting" in text
    assert "Enighet med merknader" in text
    assert "For arbeidsgiver (navn, dato)" in text


def test_every_deviation_stands_with_its_hjemmel_and_how_many_people_it_is_about() -> None:
    instance, made, judged = easter()
    deviations = [f for f in judged.findings if f.severity is Severity.DEVIATION]
    assert [(f.employee, f.first.isoformat()) for f in deviations] == [
        ("kari", "2027-03-23"),
        ("kari", "2027-03-27"),
    ]
    text = whole(discussion(instance, made, judged))
    assert "Daglig hvile: 2 ganger, 1 person" in text
    assert "Hjemmel: AML §10-8 (3); protokoll 7" in text
    assert "Person kari 2 ti 23.3, lø 27.3 9 t mot 11 t" in text
    assert without_blanks("Avtale med tillitsvalgte") in without_blanks(text)


def test_an_agreement_stands_with_who_signed_it_and_when() -> None:
    signed = {"on": "2027-01-15", "employer": "Kari Lunde", "representatives": "Ola Hansen, Fagforbundet"}
    limits = {"minimum_minutes": 480, "normal_minutes": 660, "level": "avtale med tillitsvalgte"}
    for until, said in ((None, ""), ("2027-12-31", ", gjelder til 31.12.2027")):
        instance = ward(rules=[line("daily_rest", **limits, signed={**signed, "until": until})])
        made = roster(instance, {"a": "D"})
        text = without_blanks(whole(discussion(instance, made, audit(instance, made))))
        whole_said = f"Testloven § 1; signert 15.01.2027 av Kari Lunde og Ola Hansen, Fagforbundet{said}"
        assert without_blanks(whole_said) in text


def test_open_shifts_stand_by_need_and_day() -> None:
    instance, made, judged = easter()
    left = kpis(instance, made).open_shifts
    assert len(left) == 9
    text = without_blanks(whole(discussion(instance, made, judged)))
    assert without_blanks(
        "Nord, dag, 07:00–15:00 alle 9 72,0 ma 22.3, on 24.3, to 25.3, fr 26.3"
    ) in text.replace("\u2060", "")


def test_reasons_of_waivers_and_names_behind_exemptions_are_left_out() -> None:
    staff = [person("kari", exemptions={"no_nights": True}), person("ola")]
    rules = [
        line("exemptions", waivers=[{**waiver("kari", "2027-01-05", "2027-01-05"), "reason": "graviditet"}]),
        line("one_shift", waivers=[{**waiver("ola"), "reason": "sykdom i familien"}]),
    ]
    instance = ward(employees=staff, rules=rules)
    made = roster(instance, {"kari": "N N", "ola": "D+M"})
    judged = audit(instance, made)
    assert {f.severity for f in judged.findings} == {Severity.HARD, Severity.WAIVED}
    text = whole(discussion(instance, made, judged))
    assert "Navn er utelatt" in text
    assert "protokoll 1" in text
    assert "graviditet" not in text
    assert "sykdom i familien" not in text
    before_people = text[: text.index("Vedlegg 2")]
    assert "Person kari" not in before_people
    assert "Person ola" in before_people


def test_what_the_reader_may_not_see_is_counted() -> None:
    instance, made, _ = easter()
    none = Audit(instance=instance.id, findings=())
    assert "Kontrollen fant ingen." in whole(discussion(instance, made, none))
    text = whole(discussion(instance, made, none, unseen=2))
    assert "2 brudd om fritak eller fravær vises bare til leder" in text
    assert "Kontrollen fant ingen." not in text


def test_an_empty_plan_without_needs_or_contracts_can_be_discussed_too() -> None:
    instance = ward(kind="calendar", employees=[person("a", employed_until="2020-01-01")])
    made = roster(instance, {})
    text = whole(discussion(instance, made, audit(instance, made)))
    assert "Minimumsbemanningen er dekket i hele planen." in text
    assert "Ingen har avtale i planen." in text


def test_names_and_hjemmel_are_never_markup() -> None:
    hjemmel = 'AML $ "] #x \\ *y*'
    staff = [{**person(f"p{k}"), "name": name} for k, name in enumerate(HOSTILE)]
    instance = ward(employees=staff, rules=[line("one_shift", hjemmel=hjemmel)])
    made = roster(instance, {f"p{k}": "D+M" for k in range(len(HOSTILE))})
    text = without_blanks(whole(discussion(instance, made, audit(instance, made))))
    for said in (hjemmel, *HOSTILE):
        assert without_blanks(said) in text, said
