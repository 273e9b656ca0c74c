"""`manage.py token`: give a person's program a token for one desk, printed once."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from claims.tokens import SCOPES, TokenError, issue
from sources.models import Desk


class Command(BaseCommand):
    """Print a new token. Only its hash is kept, so it cannot be shown again."""

    help = "Make a token with which a program acts for a person on one desk; it is printed once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The person, the desk, and what the token is good for."""
        parser.add_argument("--user", required=True, help="the person's user name")
        parser.add_argument("--desk", required=True, help="the desk's slug")
        parser.add_argument("--scopes", default="read", help=f"with commas, of: {', '.join(SCOPES)} (default: read)")
        parser.add_argument("--name", default="API", help="what people tell it apart by (default: API)")
        parser.add_argument("--days", type=int, default=90, help="how long it is good for (default: 90)")

    def handle(self, **options: Any) -> None:
        """Make it and print it, alone on standard output."""
        user = User.objects.filter(username=options["user"]).first()
        desk = Desk.objects.filter(slug=options["desk"]).first()
        if user is None:
            raise CommandError(f"There is no user called {options['user']!r}.")
        if desk is None:
            known = ", ".join(Desk.objects.order_by("slug").values_list("slug", flat=True)) or "none"
            raise CommandError(f"There is no desk {options['desk']!r}. There are: {known}.")
        scopes = tuple(scope.strip() for scope in options["scopes"].split(",") if scope.strip())
        try:
            secret, row = issue(
                desk=desk, user=user, name=options["name"], scopes=scopes, days=options["days"], now=timezone.now()
            )
        except (TokenError, PermissionDenied) as error:
            raise CommandError(str(error)) from error
        self.stderr.write(f"Good until {row.expires_at:%Y-%m-%d} for {', '.join(row.scopes)}. It is not shown again:")
        self.stdout.write(secret)
