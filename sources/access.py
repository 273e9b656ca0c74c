"""Who may do what on a desk. Every service asks here before it writes; reading goes through `visible_to`."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from sources.models import Desk, Membership, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


def role_of(user: "User | AnonymousUser", desk: Desk) -> Role | None:
    """The person's role on the desk; None for strangers, for people made inactive and for nobody logged in.

    Being a superuser gives no role: a membership does, and leaves a trace.
    """
    if not user.is_authenticated or not user.is_active:
        return None
    role = Membership.objects.filter(desk=desk, user=user.pk).values_list("role", flat=True).first()
    return None if role is None else Role(role)


def require(user: "User | AnonymousUser", desk: Desk, *roles: Role) -> Role:
    """The person's role, which is one of `roles`. Raises PermissionDenied with a message that says what is needed."""
    role = role_of(user, desk)
    if role in roles:
        return role
    needed = [str(one.label) for one in roles]
    wanted = " or ".join(filter(None, [", ".join(needed[:-1]), needed[-1]])) if needed else "nobody"
    held = f"your role there is {role.label}" if role else "you have no role there"
    raise PermissionDenied(f"This needs the role of {wanted} on the desk “{desk}”; {held}.")
