"""What the service says in bokmål, in the language of the page.

Sentences of rules and findings are texts of the product: they stand in the audit, on paper and on the command line, and come to
the pages as they are. Here they are known again by their pattern and said in nynorsk or English by the message
catalogues. A text that is not known (what the ward has written itself) stays as it is; so do names of laws.
"""

from ui.workplace.said.phrasebook import (
    group_spoken,
    hours_spoken,
    measure_spoken,
    said_in,
    spoken,
    title_spoken,
)

__all__ = ["group_spoken", "hours_spoken", "measure_spoken", "said_in", "spoken", "title_spoken"]
