import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import redis
from celery import Celery

from config import embedded, settings
from config.settings import broker_url, database, redis_url, secret_key

CHECKOUT = Path(__file__).parents[2]
OURS = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", embedded.MARK)


def run(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the checkout, without the test-suite's own services in its environment."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("VOUCH_") and key not in OURS}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=CHECKOUT, env=kept | environ, capture_output=True, text=True, check=False)


class TestDatabase:
    def test_socket_folder_percent_encoded_in_the_host(self):
        config = database("postgresql://vouch_app@%2Ftmp%2Fa%20b%2Frun/vouch")
        assert (config["ENGINE"], config["HOST"], config["PORT"]) == (
            "django.db.backends.postgresql",
            "/tmp/a b/run",
            "",
        )
        assert (config["NAME"], config["USER"], config["OPTIONS"]) == ("vouch", "vouch_app", {})

    def test_socket_folder_as_a_parameter(self):
        config = database("postgres://vouch_app@/vouch?host=/run/postgresql&connect_timeout=5")
        assert (config["HOST"], config["OPTIONS"]) == ("/run/postgresql", {"connect_timeout": 5})

    def test_network(self):
        config = database("postgres://app:p%40ss@db.example:5433/vouch?sslmode=require")
        assert (config["HOST"], config["PORT"], config["USER"], config["PASSWORD"]) == (
            "db.example",
            5433,
            "app",
            "p@ss",
        )
        assert config["OPTIONS"] == {"sslmode": "require"}
        assert config["CONN_HEALTH_CHECKS"] is True

    def test_none_is_a_backend_that_says_what_to_do(self):
        program = "import django; django.setup(); from django.db import connection; connection.cursor()"
        done = run("-c", program, DJANGO_SETTINGS_MODULE="config.settings")
        assert done.returncode == 1
        assert done.stderr.splitlines()[-1] == (
            "django.db.utils.OperationalError: No database is configured. Run the command through manage.py, which "
            "starts the embedded services, or set DATABASE_URL, DATABASE_OWNER_URL and REDIS_URL."
        )

    def test_roles_come_from_the_urls(self):
        program = (
            "from config import settings as s; "
            "print(s.VOUCH_APP_ROLE, s.VOUCH_OWNER_ROLE, s.DATABASES['default'].get('USER'))"
        )
        urls = {"DATABASE_URL": "postgres://writer@h/v", "DATABASE_OWNER_URL": "postgres://keeper@h/v"}
        assert run("-c", program).stdout == "vouch_app vouch_owner None\n"
        assert run("-c", program, **urls).stdout == "writer keeper writer\n"
        assert run("-c", program, VOUCH_AS_OWNER="1", **urls).stdout == "writer keeper keeper\n"


class TestQueue:
    @pytest.mark.parametrize(
        ("given", "client", "broker"),
        [
            ("unix:///tmp/a%20b/v.sock?db=2", "unix:///tmp/a%20b/v.sock?db=2", "redis+socket:///tmp/a%20b/v.sock?virtual_host=2"),
            ("unix:///tmp/v.sock", "unix:///tmp/v.sock?db=0", "redis+socket:///tmp/v.sock?virtual_host=0"),
            ("redis+socket:///v.sock?virtual_host=3", "unix:///v.sock?db=3", "redis+socket:///v.sock?virtual_host=3"),
            ("rediss://:secret@queue.example:6380/1",) * 3,
            ("", "", "redis+socket:///REDIS_URL-is-not-set"),
        ],
    )  # fmt: skip
    def test_one_url_two_dialects(self, given, client, broker):
        assert (redis_url(given), broker_url(redis_url(given))) == (client, broker)

    def test_both_dialects_reach_the_same_server(self):
        app = Celery(broker=settings.CELERY_BROKER_URL)
        with app.connection_for_write() as connection, connection.SimpleQueue("dialects") as queue:
            queue.put({"a": 1}, serializer="json")
        with redis.Redis.from_url(settings.REDIS_URL) as client:
            assert client.llen("dialects") == 1
            client.delete("dialects")

    def test_delivery_is_the_job_table_s_work(self):
        assert settings.CELERY_RESULT_BACKEND is None
        assert settings.CELERY_ACCEPT_CONTENT == ["json"]
        assert settings.CELERY_TASK_ACKS_LATE is False
        assert (settings.CELERY_TASK_SOFT_TIME_LIMIT, settings.CELERY_TASK_TIME_LIMIT) == (60, 90)
        assert settings.CELERY_WORKER_PREFETCH_MULTIPLIER == 1
        assert settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"] > settings.CELERY_TASK_TIME_LIMIT


class TestSecretKey:
    def test_given(self, tmp_path):
        assert secret_key("given", tmp_path) == ("given", "environment")

    def test_kept_in_the_state_folder(self, tmp_path):
        key, origin = secret_key("", tmp_path)
        assert origin == "file"
        assert len(key) >= 50
        assert secret_key("", tmp_path) == (key, "file")
        assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
        assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600

    def test_no_state_folder_is_made_for_it(self, tmp_path):
        first, origin = secret_key("", tmp_path / "none")
        assert origin == "process"
        assert first != secret_key("", tmp_path / "none")[0]
        assert not (tmp_path / "none").exists()

    @pytest.mark.parametrize("content", ["", "short"])
    def test_a_damaged_file_is_not_used(self, tmp_path, content):
        (tmp_path / "secret-key").write_text(content)
        assert secret_key("", tmp_path)[1] == "process"


class TestManage:
    @pytest.mark.parametrize(
        ("line", "needed"),
        [
            ("", False), ("help", False), ("--version", False), ("verify draft.txt --source a.pdf", False),
            ("check", False), ("check --deploy", False), ("check --database default", True),
            ("check --database=default", True), ("makemigrations --check", False), ("migrate", True),
            ("migrate --help", False), ("runserver", True), ("demo", True), ("a_later_command", True),
        ],
    )  # fmt: skip
    def test_which_commands_get_services(self, line, needed):
        import manage

        assert manage.needs_database(line.split()) is needed

    @pytest.mark.parametrize(
        "command", [["help"], ["check"], ["makemigrations", "--check", "--dry-run"], ["diffsettings"]]
    )
    def test_commands_without_services_make_no_state(self, command, tmp_path):
        done = run("-W", "error", "manage.py", *command, VOUCH_STATE_DIR=str(tmp_path / "state"))
        assert (done.returncode, done.stderr) == (0, "")
        assert not (tmp_path / "state").exists()

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            (["REDIS_URL"], "REDIS_URL set without DATABASE_URL and DATABASE_OWNER_URL"),
            (["DATABASE_URL"], "DATABASE_URL set without DATABASE_OWNER_URL and REDIS_URL"),
            (["DATABASE_URL", "REDIS_URL"], "DATABASE_URL and REDIS_URL set without DATABASE_OWNER_URL"),
        ],
    )
    def test_a_part_of_the_urls_is_an_error(self, given, message, tmp_path):
        urls = dict.fromkeys(given, "postgres://somewhere/else")
        done = run("manage.py", "migrate", VOUCH_STATE_DIR=str(tmp_path / "state"), **urls)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"manage.py: {message}: external servers need all three, the embedded ones none.\n"
        assert not (tmp_path / "state").exists()

    def test_external_servers_are_used_as_they_are(self):
        urls = {"DATABASE_URL": "postgres://a@h/v", "DATABASE_OWNER_URL": "postgres://o@h/v", "REDIS_URL": "redis://h"}
        assert embedded.external(urls) == embedded.Services("postgres://a@h/v", "postgres://o@h/v", "redis://h")
        assert embedded.external(urls | {embedded.MARK: "1"}) is None
        assert embedded.external({}) is None


def test_collected_files_are_served_by_hashed_names(tmp_path):
    root = {"VOUCH_STATIC_ROOT": str(tmp_path / "static")}
    assert run("manage.py", "collectstatic", "--noinput", **root).returncode == 0
    program = (
        "import django; django.setup(); from django.templatetags.static import static; from django.test import Client; "
        "url = static('admin/css/base.css'); print(url, Client().get(url, headers={'host': 'localhost'}).status_code)"
    )
    done = run("-W", "error", "-c", program, DJANGO_SETTINGS_MODULE="config.settings", **root)
    assert re.fullmatch(r"/static/admin/css/base\.[0-9a-f]{12}\.css 200\n", done.stdout)


def test_settings_are_read_from_the_environment_alone():
    source = (CHECKOUT / "config" / "settings.py").read_text()
    assert len(source.splitlines()) < 250
    named = set(re.findall(r"VOUCH_[A-Z_]+|DATABASE_(?:OWNER_)?URL|REDIS_URL", source.split('"""')[1]))
    read = set(re.findall(r'env\.\w+\("(\w+)"', source))
    assert read == named
