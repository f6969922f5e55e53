"""A browser that gets its network back."""

from playwright.sync_api import Page


def give_network_back(page: Page) -> None:
    """The page hears of it as a phone does. Its timer is set beforehand, since with a network the page may lead on at once,
    and what is asked of a page that is leaving fails."""
    page.evaluate("setTimeout(() => dispatchEvent(new Event('online')), 300)")
    page.context.set_offline(False)
