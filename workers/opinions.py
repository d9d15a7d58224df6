"""placeholder"""

from service.actions import Services
from service.store.outbox import Due


def seek_opinions(on: Services, dues: list[Due]) -> None:
    """placeholder"""
