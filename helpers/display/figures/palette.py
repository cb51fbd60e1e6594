"""The colours of all pictures: one blue and one orange of Okabe & Ito's palette, safe for colour-blind readers, in tones
that stay apart in grey print."""

COLOURS = {"start": "#0072b2", "plan": "#8fc7e8", "outcome": "#d55e00", "line": "#8a8a8a", "text": "#1a1a1a"}
PAPER = "#ffffff"  # the ground that a picture stands on

# On a shade that tells an amount, which is the same on a light and on a dark page.
BLACK, WHITE = "#000000", "#fefefe"

# Which colours a page may replace by its own, and under which name it knows them.
THEMED = {"figure-start": COLOURS["start"], "figure-plan": COLOURS["plan"], "figure-outcome": COLOURS["outcome"]}
THEMED |= {"figure-line": COLOURS["line"], "ink": COLOURS["text"], "paper": PAPER}
