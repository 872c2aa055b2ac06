"""Studies in TOML: the two that come with the product, grids, and what is said of slips."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

import pytest

from instances.json_file import write_instance
from instances.library import load_named
from instances.policies_file import STUDIES, parse_study, read_study, sample_study
from models.policy.changes import CHANGE_KINDS, kind_of
from models.problems import InputError
from tests.build import ward

HEAD = """format = "turnus-study-1"
name = "Prøve"
ward = "hemnes/korgen"
seconds_per_policy = 10
"""
ONE = '[[policies]]\nid = "a"\nname = "A"\n'


study_of = cache(sample_study)


def errors(text: str, folder: Path | None = None) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_study(text, folder)
    return [str(problem) for problem in caught.value.problems]


# -- the studies of the product ---------------------------------------------------------------


@pytest.mark.parametrize("name", STUDIES)
def test_a_study_of_the_product_can_be_carried_out(name: str) -> None:
    ready = study_of(name)
    assert ready.instance == load_named(ready.study.ward)
    assert [a.policy for a in ready.applied] == list(ready.study.policies)
    assert len({a.instance.id for a in ready.applied}) == len(ready.applied)
    wards = {a.instance.model_dump_json(exclude={"id", "name", "notes"}) for a in ready.applied}
    assert len(wards) == len(ready.applied), "two policies are the same ward"
    assert (resources.files("instances") / STUDIES[name]).is_file()


def test_hemnes_tries_every_kind_of_change() -> None:
    study = study_of("hemnes").study
    assert len(study.policies) == 21
    used = {change.kind for policy in study.policies for change in policy.changes}
    assert used == {kind_of(kind) for kind in CHANGE_KINDS}
    assert all(policy.note for policy in study.policies)
    assert study.policies[0].changes == ()


def test_korgen_is_the_ward_as_it_is_and_sixty_policies_in_a_grid() -> None:
    ready = study_of("korgen")
    assert len(ready.applied) == 61
    assert ready.study.policies[0].changes == ()
    assert ready.study.policies[1].name == "Hver 2. helg; ingen langvakter"


def test_an_unknown_study_is_told_with_the_nearest() -> None:
    with pytest.raises(InputError, match=r'"hemmes": studien finnes ikke. Mente du "hemnes"?'):
        sample_study("hemmes")


# -- files ------------------------------------------------------------------------------------


def test_a_ward_beside_the_study(tmp_path: Path) -> None:
    write_instance(ward(weeks=6, id="egen"), tmp_path / "egen.json")
    text = HEAD.replace("hemnes/korgen", "egen.json") + "[grid]\nweekend_every = [3, 4]\n"
    (tmp_path / "studie.toml").write_text("\ufeff" + text, encoding="utf-8")
    ready = read_study(tmp_path / "studie.toml")
    assert [a.instance.id for a in ready.applied] == ["egen+helg3", "egen+helg4"]
    assert ready.study.ward == str(tmp_path / "egen.json")
    assert ready.study.seeds == (1,)


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    for name, message in (("nei.toml", "filen finnes ikke"), ("", "er en mappe")):
        with pytest.raises(InputError, match=message) as caught:
            read_study(tmp_path / name)
        assert caught.value.source == str(tmp_path / name)
    (tmp_path / "latin.toml").write_bytes('name = "Prøve"'.encode("latin-1"))
    with pytest.raises(InputError, match=r"linje 1.*ikke lagret i UTF-8"):
        read_study(tmp_path / "latin.toml")


def test_a_missing_ward_is_told_as_such(tmp_path: Path) -> None:
    assert errors(HEAD.replace("korgen", "korgn") + ONE) == [
        'ward (linje 3) = "hemnes/korgn": eksempelet finnes ikke. Mente du "hemnes/korgen"?'
    ]
    assert errors(HEAD.replace("hemnes/korgen", "nei.json") + ONE, tmp_path) == [
        "ward: filen finnes ikke. Se etter skrivefeil i filnavnet"
    ]
    assert "eksempelet finnes ikke" in errors(HEAD.replace("hemnes/korgen", "nei.json") + ONE)[0]


# -- grids ------------------------------------------------------------------------------------


def test_values_of_an_axis_in_three_ways() -> None:
    text = HEAD + (
        "[grid]\n"
        'always = [{ kind = "budget", fte = 60 }]\n'
        "weekend_every = [3, { every_nth = 3, extra_weekends = 1 }]\n"
        'rest_agreement = ["uendret", false]\n'
    )
    found = parse_study(text, None).study.policies
    assert [policy.id for policy in found] == ["helg3", "helg3-hvile11", "helg3h1", "helg3h1-hvile11"]
    assert [change.kind for change in found[3].changes] == ["weekend_frequency", "rest_agreement", "budget"]


def test_a_list_and_a_grid_stand_after_each_other() -> None:
    found = parse_study(HEAD + ONE + "[grid]\nweekend_every = [2]\n", None).study.policies
    assert [policy.id for policy in found] == ["a", "helg2"]


def test_slips_of_a_grid() -> None:
    text = HEAD + (
        '[grid]\nweekend_every = [2, 5]\nlong_shift = ["none"]\nco_location = [1]\nrest_agreement = []\n'
        "weekend_frequency = [2]\n"
    )
    assert errors(text) == [
        "grid.weekend_every[1].every_nth (linje 6) = 5: er for stort, kan være høyst 4. Skriv et mindre tall",
        'grid.long_shift (linje 7): aksen er ukjent. Mente du "long_shifts"?',
        "grid.co_location[0] (linje 8) = 1: co_location trenger flere opplysninger. "
        "Skriv en tabell med feltene mellom { og }",
        "grid.rest_agreement (linje 9) = liste med 0 verdier: skal være en liste med minst én verdi. "
        "Skriv verdiene mellom [ og ]",
        "grid.weekend_frequency (linje 10): aksen gjelder det samme som weekend_every. Slå dem sammen",
    ]


def test_a_value_twice_and_too_many_combinations() -> None:
    assert errors(HEAD + "[grid]\nweekend_every = [2, 2]\n") == [
        "grid.weekend_every[1] (linje 6): samme verdi står to ganger på aksen. Ta bort den ene"
    ]
    many = ", ".join(str(1 + k / 10) for k in range(120))
    (found,) = errors(HEAD + f"[grid]\nweekend_every = [2, 3, 4]\nresource_staffing = [{many}]\n")
    assert found.startswith("grid (linje 5): rutenettet har 360 kombinasjoner, og grensen er 300.")


def test_what_the_ward_refuses_is_told_once_for_a_grid() -> None:
    found = errors(HEAD + '[grid]\nweekend_every = [2, 3]\nnight_nurse = ["common"]\n')
    assert len(found) == 1
    assert found[0].startswith(
        'grid (linje 5): tiltaket "én sykepleier om natta for alle stedene" lar seg ikke gjøre'
    )


# -- slips ------------------------------------------------------------------------------------


def test_every_slip_is_told_with_key_line_value_and_advice() -> None:
    text = (
        HEAD.replace("10", "-1")
        + "sedds = [1]\n"
        + ONE
        + "changes = [\n"
        + '  { kind = "weekend_frequenzy", every_nth = 3 },\n'
        + '  { kind = "long_shifts", days = "weekend" },\n'
        + "]\n"
        + '[[policies]]\nid = "b"\n[[policies.changes]]\nkind = "weekend_frequency"\nevery_nth = 5\n'
    )
    assert errors(text) == [
        'sedds (linje 5): feltet er ukjent. Mente du "seeds"?',
        "seconds_per_policy (linje 4) = -1: er for lite, må være over 0.0. Skriv et større tall",
        'policies[0].changes[0].kind (linje 10) = "weekend_frequenzy": er ikke et kjent tiltak. '
        'Mente du "weekend_frequency"?',
        'policies[0].changes[1].days (linje 11) = "weekend": er ikke blant verdiene som er tillatt. '
        'Mente du "weekends"?',
        "policies[1].changes[0].every_nth (linje 17) = 5: er for stort, kan være høyst 4. Skriv et mindre tall",
        "policies[1].name (linje 13): feltet mangler. Legg det til",
    ]


def test_a_change_without_a_kind_has_the_line_of_its_policy() -> None:
    found = errors(HEAD + ONE + 'changes = [{ every_nth = 3 }, { kind = "budget" }]\n')
    assert [problem.split(":")[0] for problem in found] == [
        "policies[0].changes[0].kind (linje 5)",
        "policies[0].changes[1] (linje 5)",
    ]


def test_a_change_the_ward_cannot_make_has_its_line() -> None:
    text = HEAD + ONE + "[[policies.changes]]\n" + 'kind = "night_nurse"\nscope = "common"\n'
    assert errors(text)[0].startswith("policies[0].changes[0] (linje 9): tiltaket ")


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("seeds = [1,\n", "slutten av filen: ugyldig TOML"),
        ("x 3\n", "linje 5, tegn 3: ugyldig TOML: her mangler et likhetstegn etter nøkkelen"),
        ('ward = "b"\n', "nøkkelen står to ganger"),
        ("", "studien har ingen tiltak"),
        ("policies = 3\n", "policies (linje 5) = 3: skal være en liste"),
        ("[grid]\n", "grid (linje 5): rutenettet har ingen akser"),
        (ONE + ONE, "tiltakene må ha ulike id-er, men a står to ganger"),
        (
            ONE.replace('"a"', "2026-01-01"),
            "policies[0].id (linje 6): 2026-01-01 er ikke et tall eller en tekst",
        ),
        (
            ONE + 'changes = [{ kind = "budget", fte = inf }]\n',
            "policies[0].changes[0].fte (linje 8): inf er ikke",
        ),
        (ONE + "changes = 3\n", "policies[0].changes (linje 8) = 3: skal være en liste"),
        ("seeds = [1, 1]\n" + ONE, "samme tall står to ganger i seeds"),
        (
            ONE + 'changes = [{ kind = "long_shifts", days = "all", hours = 11 }]\n',
            "hours må være 10, 12 eller 12,5",
        ),
    ],
)
def test_other_slips(rest: str, said: str) -> None:
    assert said in errors(HEAD + rest)[0]
