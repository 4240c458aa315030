"""The desk's first page: the panels of all packages, in their order. To add one is a line here."""

from __future__ import annotations

from nashra.audience.admin import MostReadPanel
from nashra.newsroom.admin.desk.breaking import BreakingPanel
from nashra.newsroom.admin.desk.changes import ChangesPanel
from nashra.newsroom.admin.desk.ending_photos import EndingPhotosPanel
from nashra.newsroom.admin.desk.faults import FaultsPanel
from nashra.newsroom.admin.desk.front_faults import FrontFaultsPanel
from nashra.newsroom.admin.desk.in_progress import InProgressPanel
from nashra.newsroom.admin.desk.lacking import LackingPanel, TopiclessPanel
from nashra.newsroom.admin.desk.panel import Panel
from nashra.newsroom.admin.desk.published import PublishedPanel
from nashra.newsroom.admin.desk.returned import ReturnedPanel
from nashra.newsroom.admin.desk.timeline import TimelinePanel
from nashra.newsroom.admin.desk.views import changes_of, page_of, panel_of
from nashra.newsroom.admin.desk.waiting import WaitingPanel
from nashra.newsroom.admin.first_steps import FirstStepsPanel
from nashra.newsroom.admin.planning.panel import MyAssignmentsPanel
from nashra.publication.admin import LatePanel

PANELS: tuple[Panel, ...] = (
    FirstStepsPanel(),
    LatePanel(),
    BreakingPanel(),
    FaultsPanel(),
    ChangesPanel(),
    FrontFaultsPanel(),
    ReturnedPanel(),
    WaitingPanel(),
    MyAssignmentsPanel(),
    TimelinePanel(),
    InProgressPanel(),
    PublishedPanel(),
    MostReadPanel(),
    LackingPanel(),
    TopiclessPanel(),
    EndingPhotosPanel(),
)

page, panel, changes = page_of(PANELS), panel_of(PANELS), changes_of(PANELS)
