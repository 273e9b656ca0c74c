"""The embedded services under kill -9: one keeper, no orphan, nothing committed lost, and the next start heals."""

import os
import signal
import subprocess
import time
from pathlib import Path

import psycopg
import pytest
import redis

from config import embedded
from tests.delivery.conftest import processes, query, ready, wait_until

pytestmark = [pytest.mark.delivery]


def kinds(state):
    """How many keepers, postmasters and queues there are."""
    commands = list(processes(state).values())
    return [
        sum(mark in command for command in commands) for mark in ("config.keeper", "/postgres -D ", "valkey-server --")
    ]


def test_six_concurrent_first_starts_give_one_keeper(empty, client):
    clients = [client() for _ in range(6)]
    for one in clients:
        one.wait()
    assert kinds(empty) == [1, 1, 1]


def test_servers_stay_while_one_client_lives_and_go_when_the_last_is_killed(state, client):
    first, second = client().wait(), client().wait()
    keeper = ready(state).keeper
    first.kill()
    time.sleep(6)  # longer than the grace
    assert ready(state).keeper == keeper
    second.kill()
    taken = wait_until(lambda: not processes(state), 15)
    assert taken > 4
    assert not (state / "ready.json").exists()


def test_a_client_within_the_grace_finds_the_same_keeper(state, client):
    one = client().wait()
    keeper = ready(state).keeper
    one.kill()
    time.sleep(2)
    client().wait()
    assert ready(state).keeper == keeper


def test_a_killed_keeper_takes_its_servers_along_and_the_next_start_heals(state):
    services = embedded.ensure(state)
    query(services.owner_url, "CREATE TABLE kept AS SELECT 33 AS seats")
    before = ready(state)
    os.kill(before.keeper, signal.SIGKILL)
    assert wait_until(lambda: not processes(state), 10) < 10
    assert embedded.published(state) is None

    assert embedded.ensure(state) == services
    after = ready(state)
    assert {before.keeper, before.postgres, before.valkey}.isdisjoint({after.keeper, after.postgres, after.valkey})
    assert query(services.owner_url, "SELECT seats FROM kept") == [(33,)]
    assert kinds(state) == [1, 1, 1]


def test_a_start_right_after_the_kill_waits_for_what_is_left(state):
    services = embedded.ensure(state)
    with psycopg.connect(services.database_url):  # a session that the postmaster has to end first
        os.kill(ready(state).keeper, signal.SIGKILL)
        wait_until(lambda: embedded.published(state) is None, 5)
        embedded.ensure(state)
    assert query(services.database_url, "SELECT 1") == [(1,)]
    assert kinds(state) == [1, 1, 1]


def test_a_killed_postmaster_is_started_again_and_its_backends_are_gone(state):
    services = embedded.ensure(state)
    query(services.owner_url, "CREATE TABLE kept AS SELECT 33 AS seats")
    before = ready(state)
    with psycopg.connect(services.database_url) as connection:
        backend = connection.info.backend_pid
        assert backend in processes(state)
        os.kill(before.postgres, signal.SIGKILL)
        wait_until(lambda: backend not in processes(state), 10)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    wait_until(lambda: (now := embedded.published(state)) is not None and now.postgres != before.postgres, 15)
    embedded.ensure(state)
    assert query(services.owner_url, "SELECT seats FROM kept") == [(33,)]
    after = ready(state)
    assert (after.keeper, after.valkey) == (before.keeper, before.valkey)
    assert kinds(state) == [1, 1, 1]


def test_a_killed_queue_is_started_again_with_what_it_held(state):
    services = embedded.ensure(state)
    before = ready(state)
    with redis.Redis.from_url(services.redis_url) as queue:
        queue.rpush("held", "one")
    os.kill(before.valkey, signal.SIGKILL)
    wait_until(lambda: (now := embedded.published(state)) is not None and now.valkey != before.valkey, 15)
    with redis.Redis.from_url(services.redis_url) as queue:
        assert queue.lrange("held", 0, -1) == [b"one"]
        assert queue.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        assert queue.config_get("appendonly") == {"appendonly": "yes"}
    assert ready(state).postgres == before.postgres


def test_keeper_and_postmaster_killed_at_once(state):
    services = embedded.ensure(state)
    query(services.owner_url, "CREATE TABLE kept AS SELECT 33 AS seats")
    before = ready(state)
    with psycopg.connect(services.database_url):
        os.kill(before.keeper, signal.SIGSTOP)  # so that it cannot see the postmaster go
        os.kill(before.postgres, signal.SIGKILL)
        os.kill(before.keeper, signal.SIGKILL)
        wait_until(lambda: embedded.published(state) is None, 5)
        embedded.ensure(state)
    assert query(services.owner_url, "SELECT seats FROM kept") == [(33,)]


def as_server(state):
    """How a process is run for the same user as the servers."""
    info = (state / "postgres").stat()
    identity = {"user": info.st_uid, "group": info.st_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    return {**identity, "cwd": "/", "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def test_servers_left_without_a_keeper_are_ended_before_new_ones_start(state):
    services = embedded.ensure(state)
    query(services.owner_url, "CREATE TABLE kept AS SELECT 33 AS seats")
    found = ready(state)
    commands = [Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[:-1] for pid in (found.postgres, found.valkey)]
    embedded.stop(state)
    left = [subprocess.Popen(command, **as_server(state)) for command in commands]
    wait_until(lambda: (state / "run" / "valkey.sock").exists() and (state / "run" / ".s.PGSQL.5432").exists(), 10)

    embedded.ensure(state)
    assert [process.wait(1) for process in left] == [0, 0]
    assert query(services.owner_url, "SELECT seats FROM kept") == [(33,)]
    assert kinds(state) == [1, 1, 1]


def test_a_pid_file_that_names_somebody_else_is_no_obstacle(state):
    services = embedded.ensure(state)
    embedded.stop(state)
    with subprocess.Popen(["sleep", "60"], **as_server(state)) as bystander:
        for name in ("postgres/postmaster.pid", "valkey/valkey.pid"):
            (state / name).write_text(f"{bystander.pid}\n{state / 'postgres'}\n")
        embedded.ensure(state)
        assert query(services.database_url, "SELECT 1") == [(1,)]
        assert bystander.poll() is None
        bystander.kill()


def test_stop_ends_them_for_everybody(state, client):
    client().wait()
    assert embedded.stop(state)
    wait_until(lambda: not processes(state), 2)
    assert not embedded.stop(state)
