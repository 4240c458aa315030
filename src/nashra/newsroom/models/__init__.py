"""What the newsroom keeps: one model, or one close family, a file."""

from nashra.newsroom.models.article import Article
from nashra.newsroom.models.assignment import Assignment
from nashra.newsroom.models.audit_entry import AuditEntry
from nashra.newsroom.models.author import Author, Byline
from nashra.newsroom.models.breaking import BreakingNews
from nashra.newsroom.models.comment import Comment
from nashra.newsroom.models.correction import Correction
from nashra.newsroom.models.edition_page import EditionPage
from nashra.newsroom.models.former_address import FormerAddress
from nashra.newsroom.models.front import Front, FrontVersion
from nashra.newsroom.models.gone_story import GoneStory
from nashra.newsroom.models.listed import Listed
from nashra.newsroom.models.live_update import LiveUpdate
from nashra.newsroom.models.membership import Membership
from nashra.newsroom.models.notice import Notice
from nashra.newsroom.models.notice_mail import MailChoice, NoticeMail
from nashra.newsroom.models.photo import Photo, PhotoRendition
from nashra.newsroom.models.photo_band import PhotoBand
from nashra.newsroom.models.placement import Placement
from nashra.newsroom.models.removed_placement import RemovedPlacement
from nashra.newsroom.models.review import DeskReview
from nashra.newsroom.models.scheduled_change import ScheduledChange, Stopped
from nashra.newsroom.models.see_also import SeeAlso
from nashra.newsroom.models.story_fault import StoryFault
from nashra.newsroom.models.topic import StoryTopic, Topic, TopicWording
from nashra.newsroom.models.video import Video
from nashra.newsroom.models.withdrawal import Withdrawal

__all__ = [
    "Article",
    "Assignment",
    "AuditEntry",
    "Author",
    "BreakingNews",
    "Byline",
    "Comment",
    "Correction",
    "DeskReview",
    "EditionPage",
    "FormerAddress",
    "Front",
    "FrontVersion",
    "GoneStory",
    "Listed",
    "LiveUpdate",
    "MailChoice",
    "Membership",
    "Notice",
    "NoticeMail",
    "Photo",
    "PhotoBand",
    "PhotoRendition",
    "Placement",
    "RemovedPlacement",
    "ScheduledChange",
    "SeeAlso",
    "Stopped",
    "StoryFault",
    "StoryTopic",
    "Topic",
    "TopicWording",
    "Video",
    "Withdrawal",
]
