"""Giving somebody a role in an edition, and taking it away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from nashra.editions.models import Edition, Section
from nashra.newsroom.models import Membership
from nashra.newsroom.queries.memberships import limited_to


@transaction.atomic
def give_role(*, user: Any, edition: Edition, role: str, sections: Iterable[Section] = ()) -> Membership:
    """Let somebody have a role in an edition, in place of the one there already; no sections are all of them.

    Raises ValidationError for a role that there is not.
    """
    membership = Membership.objects.filter(user=user, edition=edition).first()
    is_new, membership = membership is None, membership or Membership(user=user, edition=edition)
    membership.role = role
    membership.sections = list(sections)
    membership.full_clean()
    membership.save()
    log(membership, "wagtail.create" if is_new else "wagtail.edit")
    return membership


@transaction.atomic
def add_person(*, name: str, password: str, full_name: str = "", email: str = "") -> Any:
    """Add somebody who may enter nothing yet. Raises ValidationError for a bad name, address or password."""
    person = new_person(name=name, password=password, full_name=full_name, email=email)
    person.set_password(password)
    person.save()
    log(person, "wagtail.create")
    return person


def new_person(*, name: str, password: str, full_name: str = "", email: str = "") -> Any:
    """Somebody not saved yet, without the password.

    Raises ValidationError that says all that is wrong, of each of `username`, `first_name`, `email`, `password`.
    """
    person = get_user_model()(username=name, first_name=full_name, email=email)
    wrong: dict[str, list[ValidationError]] = {}
    try:
        validate_password(password, person)
    except ValidationError as error:
        wrong["password"] = error.error_list
    try:
        person.full_clean(exclude=["password"])
    except ValidationError as error:
        wrong.update(error.error_dict)
    if wrong:
        raise ValidationError(wrong)
    return person


def on_section_delete(sender: type, instance: Section, **kwargs: Any) -> None:
    """Take away the roles that were limited to a section that goes: without it they would be over all sections."""
    Membership.objects.filter(pk__in=[row.pk for row in limited_to(instance)]).delete()
