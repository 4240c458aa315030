"""A site of the network, and the sections that it shows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from nashra.edge.hosts import shown_host
from nashra.editions.models.clean_fields import LineField
from nashra.editions.models.host_field import HostField
from nashra.editions.models.section import Section
from nashra.editions.zones import zones

RIGHT_TO_LEFT = frozenset(["ar", "fa", "ur", "he", "ckb"])


COUNTRIES = [
    ("MA", _("Morocco")),
    ("DZ", _("Algeria")),
    ("TN", _("Tunisia")),
    ("LY", _("Libya")),
    ("MR", _("Mauritania")),
    ("EG", _("Egypt")),
    ("SD", _("Sudan")),
    ("SO", _("Somalia")),
    ("DJ", _("Djibouti")),
    ("KM", _("Comoros")),
    ("SA", _("Saudi Arabia")),
    ("AE", _("United Arab Emirates")),
    ("QA", _("Qatar")),
    ("BH", _("Bahrain")),
    ("KW", _("Kuwait")),
    ("OM", _("Oman")),
    ("YE", _("Yemen")),
    ("IQ", _("Iraq")),
    ("SY", _("Syria")),
    ("LB", _("Lebanon")),
    ("JO", _("Jordan")),
    ("PS", _("Palestine")),
    ("FR", _("France")),
    ("GB", _("United Kingdom")),
    ("US", _("United States")),
]


LANGUAGES = [("ar", _("Arabic")), ("fr", _("French")), ("en", _("English"))]


TIME_ZONES = {
    "MA": "Africa/Casablanca",
    "DZ": "Africa/Algiers",
    "TN": "Africa/Tunis",
    "LY": "Africa/Tripoli",
    "MR": "Africa/Nouakchott",
    "EG": "Africa/Cairo",
    "SD": "Africa/Khartoum",
    "SO": "Africa/Mogadishu",
    "DJ": "Africa/Djibouti",
    "KM": "Indian/Comoro",
    "SA": "Asia/Riyadh",
    "AE": "Asia/Dubai",
    "QA": "Asia/Qatar",
    "BH": "Asia/Bahrain",
    "KW": "Asia/Kuwait",
    "OM": "Asia/Muscat",
    "YE": "Asia/Aden",
    "IQ": "Asia/Baghdad",
    "SY": "Asia/Damascus",
    "LB": "Asia/Beirut",
    "JO": "Asia/Amman",
    "PS": "Asia/Hebron",
    "FR": "Europe/Paris",
    "GB": "Europe/London",
    "US": "America/New_York",
}


def validate_time_zone(value: str) -> None:
    """Refuse a name that the time zone database does not have."""
    if value not in zones():
        raise ValidationError(
            _("There is no time zone “%(name)s”. Write it as Africa/Cairo."), params={"name": value}
        )


class Edition(ClusterableModel):
    """A site of the network, with its conventions and the wording of its modules."""

    name = LineField(_("name"), max_length=80, help_text=_("As readers know it."))
    slug = models.SlugField(_("slug"), unique=True, help_text=_("Its name on the command line."))
    host = HostField(_("host"), unique=True)
    tagline = LineField(_("tagline"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES, default="ar")
    country = models.CharField(_("country"), max_length=2, choices=COUNTRIES)
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        blank=True,
        validators=[validate_time_zone],
        help_text=_("The country's own unless given."),
    )
    calendar = models.CharField(
        _("calendars in the header"),
        max_length=10,
        default="both",
        choices=[("gregorian", _("Gregorian")), ("both", _("Gregorian and Hijri"))],
    )
    digits = models.CharField(
        _("digits"),
        max_length=8,
        blank=True,
        choices=[("latn", "0123456789"), ("arab", "٠١٢٣٤٥٦٧٨٩"), ("arabext", "۰۱۲۳۴۵۶۷۸۹")],
        help_text=_("The country's own unless chosen."),
    )
    sets_digits = models.BooleanField(
        _("digits of stories too"),
        default=False,
        help_text=_(
            "Headlines and texts are shown with this edition's digits, whatever they were written with."
        ),
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("The first answers for unknown hosts.")
    )
    see_also_heading = LineField(_("heading of see also"), max_length=80, blank=True)
    related_heading = LineField(_("heading of related stories"), max_length=80, blank=True)
    latest_heading = LineField(_("heading of the latest"), max_length=80, blank=True)
    most_read_heading = LineField(_("heading of the most read"), max_length=80, blank=True)
    canonical_label = LineField(_("link to the story on its own host"), max_length=120, blank=True)
    lead_days = models.PositiveSmallIntegerField(
        _("days of a lead"),
        default=7,
        validators=[MinValueValidator(1)],
        help_text=_("A story that is so many days older than the newest leads no list for its picture."),
    )
    feed_text = models.CharField(
        _("text in feeds"),
        max_length=8,
        default="full",
        choices=[("full", _("Whole stories")), ("summary", _("Summaries alone"))],
    )
    hub = models.URLField(
        _("WebSub hub"),
        blank=True,
        help_text=_("Told to feed readers. Only an address that is told of each new story belongs here."),
    )
    demands_second_step = models.BooleanField(
        _("second step at login"),
        default=False,
        help_text=_("Whoever works on this edition needs an app's codes or a passkey beside the password."),
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.host in settings.NEWSROOM_HOSTS:
            raise ValidationError({"host": _("This is the newsroom's own host.")})
        other = Edition.objects.filter(former_hosts__host=self.host).exclude(pk=self.pk).first()
        if other and not Edition.objects.filter(pk=self.pk, host=self.host).exists():
            refusal = _("An old host of “%(edition)s”, to which it leads. Remove it there first.")
            raise ValidationError({"host": ValidationError(refusal, params={"edition": other.name})})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.time_zone = self.time_zone or TIME_ZONES[self.country]
        super().save(*args, **kwargs)

    @property
    def shown_host(self) -> str:
        """The host in its own letters."""
        return shown_host(self.host)

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


class EditionSection(Orderable):
    """A section as an edition shows it, at its place in the edition's order."""

    edition = ParentalKey(Edition, on_delete=models.CASCADE, related_name="shown_sections")
    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, related_name="shown_in", verbose_name=_("section")
    )
    name = LineField(_("name in this edition"), max_length=80, blank=True)
    in_navigation = models.BooleanField(_("in the navigation"), default=True)
    block_on_stories = models.BooleanField(
        _("block on stories' pages"),
        default=False,
        help_text=_("Its headlines under every story of the edition."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("section of the edition")
        verbose_name_plural = _("sections of the edition")
        constraints = [models.UniqueConstraint(fields=["edition", "section"], name="section_once_an_edition")]

    def __str__(self) -> str:
        return self.name or str(self.section)
