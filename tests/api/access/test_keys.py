"""Keys: what they let through, until when, and that nothing of the secret is kept."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import Engine, text

from api.access import keys
from api.access.principal import Principal
from api.access.roles import Permission, Role
from api.database.sessions import reading, writing

DAY = dt.timedelta(days=1)


def made(engine: Engine, **changes: object) -> tuple[str, str]:
    wanted = {
        "name": "lønn",
        "role": Role.LEADER,
        "units": frozenset({"korgen"}),
        "expires_at": dt.datetime.now(dt.UTC) + DAY,
        **changes,
    }
    with writing(engine) as session:
        row, key = keys.create(session, keys.NewKey(**wanted), "test")  # type: ignore[arg-type]
        return row.id, key


def found(engine: Engine, key: str) -> Principal | None:
    with reading(engine) as session:
        return keys.principal_of(session, key)


def test_a_key_stands_for_its_role_and_units(engine: Engine) -> None:
    identity, key = made(engine)
    who = found(engine, key)
    assert who is not None
    assert (who.subject, who.name, who.units) == (f"key:{identity}", "lønn", frozenset({"korgen"}))
    assert who.may(Permission.WRITE)
    assert not who.may(Permission.ADMIN)


def test_scopes_narrow_a_role(engine: Engine) -> None:
    who = found(engine, made(engine, scopes=frozenset({Permission.READ, Permission.ADMIN}))[1])
    assert who is not None
    assert [permission for permission in Permission if who.may(permission)] == [Permission.READ]


@pytest.mark.parametrize("seconds", [-1, 0])
def test_a_key_ends_with_its_time(engine: Engine, seconds: int) -> None:
    now = dt.datetime.now(dt.UTC)
    assert found(engine, made(engine, expires_at=now + dt.timedelta(seconds=seconds))[1]) is None


def test_a_revoked_key_is_none(engine: Engine) -> None:
    identity, key = made(engine)
    with writing(engine) as session:
        assert keys.revoke(session, identity)
        assert not keys.revoke(session, "0" * 16)
    assert found(engine, key) is None
    with reading(engine) as session:
        assert not keys.usable(session)


def test_a_changed_key_is_none(engine: Engine) -> None:
    identity, key = made(engine)
    _, other = made(engine)
    for wrong in (
        key[:-1] + ("A" if key[-1] != "A" else "B"),
        f"turnus_{identity}_{other.split('_', 2)[2]}",
        f"turnus_{identity}_",
        f"turnus_{identity}",
        "turnus_",
        key + " ",
    ):
        assert found(engine, wrong) is None, wrong


def test_the_secret_is_nowhere_in_the_database(engine: Engine) -> None:
    _, key = made(engine)
    secret = key.split("_", 2)[2]
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM api_keys")).all()
    assert rows
    assert secret not in str(rows)


def test_a_leader_has_units(engine: Engine) -> None:
    with pytest.raises(ValueError, match="units"):
        made(engine, units=frozenset())
