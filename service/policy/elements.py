"""The names that HTML knows, so that a tag which is not allowed can be told from words between angle brackets.

Source: the HTML standard's index of elements and its list of obsolete ones.
"""

from __future__ import annotations

_PARAGRAPH_LIKE = """
address article aside body center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
header hgroup hr html listing main menu nav ol p plaintext pre search section summary table tbody tfoot thead ul xmp
"""
_LINE_LIKE = "caption dd dt legend li optgroup option script style td textarea th title tr"
_INLINE = """
a abbr acronym applet area audio b base basefont bdi bdo bgsound big blink blockquote br button canvas cite code col
colgroup command data datalist del dfn em embed font frame frameset head i iframe image img input ins isindex kbd
keygen label link map mark marquee math menuitem meta meter multicol nextid nobr noembed noframes noscript object
output param picture portal progress q rb rbc rp rt rtc ruby s samp select selectedcontent slot small source
spacer span strike strong sub sup svg template time track tt u var video wbr
"""
_BARE_ATTRIBUTES = """
allowfullscreen alt async autofocus autoplay checked cite class compact controls datetime default defer disabled
download formnovalidate hidden href id inert ismap itemscope loop multiple muted nohref nomodule noresize noshade
novalidate nowrap open playsinline readonly rel required reversed selected src style target title
"""

# Where such a tag is taken away, the words before and after it must not run together.
PARAGRAPH_LIKE = frozenset(_PARAGRAPH_LIKE.split())
LINE_LIKE = frozenset(_LINE_LIKE.split())
KNOWN = PARAGRAPH_LIKE | LINE_LIKE | frozenset(_INLINE.split())

# Attributes that may stand without a value. `a<b och b>c` has none of them, and is therefore not markup.
BARE_ATTRIBUTES = frozenset(_BARE_ATTRIBUTES.split())
