"""What documents may say differently where the glossary is silent."""

from __future__ import annotations

from glossary_cli.comparison.disagreement import topics_of
from glossary_cli.glossary import Glossary
from tests.support import concept, reading


def test_the_topics_of_a_number_come_in_the_same_order_in_every_run() -> None:
    """What is told first where two groups share a place depends on it."""
    trial = concept("trial")
    page = reading("Trials are extended and reviewed for partners by at most 7 days.", trial)
    (statement,) = page.statements

    topics = list(topics_of(statement, Glossary((trial,))))

    assert len(topics) > 2
    assert topics == sorted(topics)
