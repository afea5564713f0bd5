"""How dates and the words around them look: names of months and one pattern for each kind of token."""

from __future__ import annotations

import re

_MONTH_NAMES = (
    "january jan ionawr ion janvier janv", "february feb chwefror chwef février fevrier févr fevr fév",
    "march mar mawrth fawrth maw mars", "april apr ebrill ebr avril avr", "may mai fai", "june jun mehefin fehefin meh juin",
    "july jul gorffennaf orffennaf gorff juillet juil", "august aug awst août aout", "september sept sep medi fedi septembre",
    "october oct hydref octobre", "november nov tachwedd dachwedd tach novembre",
    "december dec rhagfyr ragfyr rhag décembre decembre déc",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""English, Welsh (mutated too: ``i Fawrth``) and French names and short forms, case-folded."""

MONTH_NAMES = _M = "|".join(sorted(MONTHS, key=len, reverse=True))
_Y = r"(?:19|20)\d\d"
_TH = r"(?:st|nd|rd|th|er|ain|af|il|ydd|ed|fed|eg)?"
_TO = r"(?:[-–—]|to\b|until\b)"
_YEARS = rf"(?:{_Y}\s*[/–-]\s*{_Y}|{_Y}\s*/\s*\d\d\b|{_Y}[-–]\d\d\b|{_Y})"
"""A year or two: ``2010``, ``2010/11``, ``2010-11``."""

_SHORT_YEARS = r"\d\d\s*[/–-]\s*\d\d\b"
"""``10/11``; years only behind a quarter or ``FY``."""

_SHORT_YEAR = r"\d\d\b(?![:%/]|\.\d)(?!\s+(?!(?:and|to|then|until|or|onwards|with|for)\b)(?-i:[a-z]))"
"""Two figures behind a day and a month: a year, unless they count the word that follows or are a time of day."""

_HALF = r"(?:first|second|1st|2nd|latter)\s+(?:half|part)"
_QUARTER = r"(?:q(?:uarter|tr)?\.?\s*|chwarter\s*)"
_NTH = r"(?:1st|2nd|3rd|4th|first|second|third|fourth)"
_FY = r"(?:f\.?/?y\.?|(?:financial|fiscal)\s+year)"
_OF_QUARTER = rf"(?:\s*,?\s*(?:of\s+|in\s+)?(?:fy\s*)?\(?(?P<%s>{_YEARS}|{_SHORT_YEARS}|['’]\d\d\b)\)?)?"

PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", rf"\b(?P<iy>{_Y})(?P<is>[-/.])(?P<im>\d\d)(?P=is)(?P<id>\d\d)(?:\b|T[\d:]+Z?)"),
    ("figures", r"\b(?P<f1>\d{1,2})(?:\s?(?P<fs>[/.-])\s?)(?P<f2>\d{1,2})\s?(?P=fs)\s?(?P<fy>(?:19|20)?\d\d)\b"),
    ("vague_year", rf"\b(?:academic|school|municipal)\s+year(?:\s+{_YEARS})?|\b(?:ay|sy|ffy|sfy)\s*{_YEARS}|\b{_YEARS}\s+(?:academic|school|municipal)\s+year\b|\b(?:years?|yrs?)\.?\s+(?:\d|one|two|three|four|five)\b(?:\s*(?:[-–/&,]|to|and)\s*(?:\d|one|two|three|four|five)\b)*"),
    ("aside", r"\b(?:week|wk)\.?\s+\d\s+(?:of|in)\b|\bor\s+(?:before|earlier|sooner|later)\b"),
    ("counted", rf"\b(?:month|m|period|p|week|wk)\.?\s?\d{{1,2}}\s*,?\s*(?:of\s+)?(?:fy\s*)?{_YEARS}"),
    ("season", rf"\btymor\s+(?:yr?\s+)?\w+(?:\s+{_Y}(?:/\d\d)?)?|\b(?:early|mid|late)?[\s-]*(?:spring|summer|autumn|fall|winter|michaelmas|easter|christmas|new\s+year|gwanwyn|haf|hydref\s+term|gaeaf|printemps|été|automne|hiver)\b(?:\s+(?:term|semester|half\s+term|holidays?|break))?(?:\s*,?\s*{_Y}(?:/\d\d)?)?"),
    ("part_of_year", rf"\b(?:(?:early|mid(?:dle)?|late|h[12]|[12]h|[ts][1-4]|d[ée]but|mi|courant|dechrau|canol|(?:premier|deuxième|troisième|quatrième|\d(?:er|e|ème))\s+(?:tri|se)mestre)(?:\s+(?:part\s+of|of|in))?|(?:beginning|start|middle|{_HALF})(?:\s+of)|{_HALF})[\s-]*(?:the\s+)?(?:fy\s*)?{_YEARS}"),
    ("days_listed", rf"\b\d{{1,2}}(?:(?:st|nd|rd|th)\s*,|{_TH}\s*(?:&|/|and\b))(?=\s*(?:\d{{1,2}}{_TH}\s*(?:[,&/]|and)\s*)*\d{{1,2}}{_TH}\s+(?:of\s+)?(?:{_M})\b)"),
    ("days", rf"\b(?P<r1>\d{{1,2}}){_TH}\s*{_TO}\s*(?P<r2>\d{{1,2}}){_TH}\s*(?:of?\s+)?(?P<rm>{_M})\b\.?,?\s*(?P<ry>{_Y})\b"),
    ("us_days", rf"\b(?P<um>{_M})\b\.?\s+(?P<u1>\d{{1,2}}){_TH}\s*{_TO}\s*(?P<u2>\d{{1,2}}){_TH},?\s*(?P<uy>{_Y})\b"),
    ("day_month_year", rf"\b(?P<d>\d{{1,2}}){_TH}\s*(?:of?\s+)?[-/. ]?\s*(?P<dm>{_M})(?:\b|(?=\d))\.?,?[-/\s]*(?P<dy>{_Y}|(?<=[-/a-z])\d\d\b|['’]\d\d\b|(?<=\s){_SHORT_YEAR})"),
    ("month_day_year", rf"\b(?P<mm>{_M})\b\.?\s+(?P<md>\d{{1,2}}){_TH},?\s*(?P<my>{_Y})\b"),
    ("month_year", rf"\b(?P<m>{_M})(?:\b|(?=\d))\.?(?:,?\s*(?:of\s+)?[-/–]?\s*(?P<y>{_Y})|\s*[-/'’]\s*(?P<y2>\d\d))\b(?![/.]\d)"),
    ("year_and_month", rf"\b(?P<ay>{_Y})(?:\s*,\s*|\s+|-)(?P<am>{_M})\b(?!\.?\s*[-/'’]?\s*\d)"),
    ("month_figures", rf"\b(?:(?P<nm>0?[1-9]|1[0-2])/|(?P<nm2>0[1-9]|1[0-2])[.-])(?P<ny>{_Y})\b"),
    ("year_month", rf"\b(?P<yy>{_Y})[/.-](?P<ym>0[1-9])\b(?![/.-]\d)"),
    ("years_quarter", rf"\b(?:fy\s*)?(?P<qy2>{_YEARS})\s*[,:(–-]?\s*{_QUARTER}(?P<q2>[1-4])\b"),
    ("quarter", rf"\b{_QUARTER}(?P<q>[1-4])\b" + _OF_QUARTER % "qy"),
    ("nth_quarter", rf"\b(?:(?P<nq>{_NTH})\s+(?:quarter|qtr)\b|(?:quarter|qtr)\s+(?P<nq2>one|two|three|four)\b)" + _OF_QUARTER % "nqy"),
    ("fy_years", rf"\b{_FY}\s*['’]?(?P<fy_a>{_Y}|\d\d)\s*[/–-]\s*(?P<fy_b>{_Y}|\d\d)\b"),
    ("fy_year", rf"\bfy\s*['’]?(?:{_Y}|\d\d)\b|\bfiscal\s+(?:year\s+)?{_Y}\b(?!\s*[/–-]\s*\d)"),
    ("years", rf"\b(?P<y_a>{_Y})\s*(?P<y_s>[/–-])\s*(?P<y_b>{_Y}|\d\d)\b"),
    ("year", rf"\b{_Y}\b"),
    ("day_month", rf"\b(?P<a_day>\d{{1,2}}){_TH}\s*[-/ ]?\s*(?:of\s+)?(?P<a_month>{_M})\b"),
    ("month_short", rf"\b(?P<s_month>{_M})\b\.?\s+(?P<s_number>\d{{1,2}})(?P<s_th>st|nd|rd|th)?\b(?![:%/]|\.\d)"),
    ("month", rf"\b(?P<alone>{_M})\b\.?"),
    ("ongoing", r"\bon\s?[-–]?\s?going\b|\b(?:yn\s+)?(?:ph?|b)arhau[s]?\b|\ben\s+cours\b|\ben\s+continu\b"),
    ("recurring", rf"\b(?:\d{{1,2}}[-\s])?(?:annual|quarter|month|week|dai|fortnight|year|bi-?annual|six-?month)ly\b|\bannual\b|\b(?:each|every)\s+(?:[\w-]+\s+)?(?:years?|quarters?|months?|weeks?|days?|terms?|meetings?)\b|\b(?:bi|tri)-?(?:monthly|weekly|annual|ennial)(?:ly)?\b|\b(?:each|every)\s+(?=(?:{_M}|spring|summer|autumn|winter)\b)|\b(?:twice|three\s+times|once)\s+(?:a|per)\s+(?:year|month)\b|\bper\s+(?:annum|year)\b|\bbob\s+(?:blwyddyn|mis|chwarter|wythnos|tymor)\b|\b(?:yn\s+)?(?:[fb]lynyddol|[mf]isol|chwarterol|wythnosol)\b|\b(?:annuel|mensuel|trimestriel|semestriel)(?:le)?(?:ment)?\b|\bchaque\s+\w+|\bto(?:us|utes)\s+les\s+(?:\w+\s+)?(?:ans|années|mois|trimestres|semaines)\b"),
    ("tbc", r"\bt\.?b\.?[cda]\b\.?|\bto\s+be\s+(?:confirmed|determined|agreed|decided|advised|announced)\b|\bi['’]w\s+gadarnhau\b|\bà\s+(?:définir|confirmer|préciser|déterminer)\b|(?<=[\w)])\s?\?+(?=\s*$)"),
    ("vague", r"\b(?:all\s+)?year[\s-]round\b|\ball\s+year\b|\bterm[\s-]?time\b|\bon\s+hold\b|\boverdue\b|\bar\s+(?:unwaith|y\s+gweill)\b|\bo\s+fewn\s+\w+\s+\w+|\bblwyddyn\s+\d\b|\bimmédiat\w*|\bpermanent\b|\b(?:court|moyen|long)\s+terme\b|\b(?:with\s+)?immediate(?:ly)?(?:\s+effect)?\b|\bwithin\s+(?:the\s+)?(?:next\s+|first\s+)?[\w-]+\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?)\b[^,;(\n]*|\bas\s+(?:soon\s+as|and\s+when|required|needed|appropriate)\b[^,;(\n]*|\basap\b|\b(?:short|medium|long)[\s-]*(?:to\s+\w+[\s-]*)?term\b|\bcontinu(?:ous|al|ed|ing|e)(?:ly)?\b|\bn/?a\b|\bnot\s+applicable\b|\bnone\b|\b\d+\s*(?:[-–]\s*\d+\s*)?(?:days?|weeks?|months?|years?)\b|\b(?:next|this|current|following|previous)\s+(?:financial\s+)?(?:year|quarter|month|term|meeting)\b|\bin\s+progress\b|\bunder\s*way\b|\bwhen\s+\w+|\bnot\s+(?!later\b|before\b|until\b)(?:yet\s+)?\w+"),
    ("done", r"\b(?:complete[d]?|done|closed|achieved|finished|cwblhawyd|wedi['’]i\s+gwblhau|réalisée?s?|terminée?s?|achevée?s?)\b"),
    ("onwards", r"\bonwards?\b|(?:→|->)\s*$|\bfor\s+(?:the\s+next\s+)?(?:\d+|an?|one|two|three|four|five|six|twelve)\s+(?:days?|weeks?|months?|years?)\b|\bthereafter\b|\band\s+(?:beyond|after)\b|\bymlaen\b|\bto\s+date\b|(?:\bto|[-–—])\s*(?:the\s+)?present\b|(?<=\d)\s?\+(?!\s*\d)"),
    ("after", r"\bafter\b|\bnot\s+(?:before|until)\b|\bno\s+earlier\s+than\b|\bfollowing\b|\bbeyond\b|\bar\s+ôl\b|\bpost\b-?|\baprès\b"),
    ("from", rf"\bfrom\b|(?<!week )\bstart(?:s|ing|ed)?\b(?!\s+of)|(?<!week )\b(?:commenc(?:e|es|ing|ed)|beginning(?!\s+of))\b|\bbegin(?:s)?\b|\bsince\b|\blaunch(?:ed)?\b|\bwith\s+effect\s+from\b|\beffective(?:\s+from)?\b|\bw\.?\s?e\.?\s?f\b\.?|\bo\s+(?:fis\s+)?(?=(?:\d{{1,2}}{_TH}\s+)?(?:{_M}|{_Y})\b)|\bdepuis\b|\bà\s+(?:partir|compter)\s+d[ue]\b|\bdès\b|\bd['’](?={_M})"),
    ("during", r"\bthroughout\b|\bduring\b|\bin\s+place\s+during\b|\bover\b|\bacross\b|\bcourse\s+of\b|\b(?:all|whole)\s+of\b|\btrwy\s+gydol\b|\bpendant\b"),
    ("by", r"\bby\b|\be/o\b|\beof?y\b|\bclose\s+of\b|\bend\s+of\b|\bend\b|\bdeadline\b|\bbefore\s+the\s+end\s+of\b|\bbefore\s+end\b|\bnot?\s+later\s+than\b|\bdue\b|\bfinish(?:es|ing)?\b|\berbyn\b|\bdiwedd\b|\bfin\b|\bd'ici\b"),
    ("before", rf"\bbefore\b|\bpre[-\s]?(?=(?:{_M}|{_Y})\b)|\bavant\b|\bcyn\b|\bprior\s+to\b|\bin\s+advance\s+of\b"),
    ("to", r"\bto\b|\buntil\b|\btill\b|\bthrough\b|\bup\s+to\b|[–—]|(?<=\s)-(?=\s)|(?<=\d)-(?=\D)|-|\bhyd(?:\s+at)?\b|→|->|\bi\b|\bau\b|\bà\b|\bjusqu['’](?:[àa]|en\b)"),
    ("between", r"\bbetween\b|\brhwng\b|\bentre\b"),
    ("and", r"\band\b|&|,|;|/|\bthen\b|\ba\b|\bet\b|\n"),
    ("participle", r"\b[^\W\d]{3,}ed\b"),
    ("filler", r"\b(?:the|of|in|within|for|at|on|financial|calendar|year|fy|y|flwyddyn|ariannol|mis|mi|projects?|place|month|quarter|initially|early|mid|late|target|date|expected|planned|phase|action|initial|review(?:ed)?|update[ds]?|report|final|first|draft|and|launch|delivery|completion|implementation|approval)\b|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day\b|\b\.?(?=,?\s+\d)),?|[().:*]"),
)  # fmt: skip
"""(name of the kind, pattern); the first that fits at a place counts."""

TOKEN = re.compile(
    "|".join(f"(?P<t_{name}>{pattern})" for name, pattern in PATTERNS) + r"|(?P<t_word>[^\W_]+(?:['’.-][^\W_]+)*)",
    re.IGNORECASE,
)

_Q_NAME = r"(?:quarters?|qtrs?|q)\.?\s*"
NUMBERED_QUARTERS = re.compile(
    rf"\b{_Q_NAME}[1-4](?:\s*(?:[-–&/,]|to\b|and\b)+\s*(?:{_Q_NAME})?[1-4]\b(?!\s*(?:{_M})\b)(?![/.-]\d))+",
    re.IGNORECASE,
)
"""Quarters that are named once: ``Quarters 1-3 2011/12``."""

QUARTER_NUMBER = re.compile(rf"(?:{_Q_NAME})?([1-4])", re.IGNORECASE)
"""Each of them, with or without the name."""
