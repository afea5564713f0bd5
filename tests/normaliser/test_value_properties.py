"""What holds for any date and any lead: an interval reads back however it is written, no letter of a name is lost."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hcingest.normaliser.date_tokens import DateContext
from hcingest.normaliser.leads import known_names, organisations
from hcingest.normaliser.timeframes import understand

UK = DateContext(day_first=True)
DAYS = st.dates(date(1990, 1, 1), date(2049, 12, 31))
DAY_FORMS = [
    "{0.day} {0:%B} {0.year}",
    "{0:%d/%m/%Y}",
    "{0:%d.%m.%y}",
    "{0:%d-%b-%y}",
    "{0:%A} {0.day} {0:%b} {0.year}",
    "{0:%Y-%m-%d}",
]
MONTH_FORMS = ["{0:%B} {0.year}", "{0:%b} {0.year}", "{0:%b-%y}", "{0:%B} ’{0:%y}", "{0:%m/%Y}"]
TO = [" – ", " to ", " until ", " - "]
NAMES = [
    "CST",
    "Police",
    "Health & Wellbeing Board",
    "Legal Services",
    "J Smith",
    "Cllr Ann Lee",
    "Parks (North)",
    "24/7 Team",
    "Jobs and Skills",
]


def shown(text: str) -> tuple[date | None, date | None]:
    dates = understand(text, UK).dates
    return dates.start, dates.end


def last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


@given(DAYS, st.sampled_from(DAY_FORMS), st.sampled_from(["{}", "By {}", "no later than {}", "Due: {}"]))
def test_a_deadline_reads_back(day: date, form: str, frame: str) -> None:
    assert shown(frame.format(form.format(day))) == (None, day)


@given(DAYS, DAYS, st.sampled_from(DAY_FORMS), st.sampled_from(TO))
def test_a_span_of_days_reads_back(one: date, other: date, form: str, to: str) -> None:
    first, last = sorted((one, other))
    if first < last:
        assert shown(f"{form.format(first)}{to}{form.format(last)}") == (first, last)


@given(DAYS, DAYS, st.sampled_from(MONTH_FORMS), st.sampled_from(MONTH_FORMS), st.sampled_from(TO))
def test_a_span_of_months_reads_back(one: date, other: date, form: str, second: str, to: str) -> None:
    first, last = sorted((one.replace(day=1), other.replace(day=1)))
    if first < last:
        assert shown(f"{form.format(first)}{to}{second.format(last)}") == (first, last_of_month(last))


@given(st.integers(1990, 2048), st.integers(1, 4))
def test_quarters_tile_their_financial_year(year: int, number: int) -> None:
    years = f"{year}/{(year + 1) % 100:02}"
    start, end = shown(years)
    first, last = shown(f"Q1 {years} – Q{number} {years}") if number > 1 else (start, shown(f"Q1 {years}")[1])
    assert first == start == date(year, 4, 1)
    assert last == last_of_month(date(year + (number == 4), 3 * number % 12 + 3, 1))
    assert end == date(year + 1, 3, 31)


@given(st.lists(st.sampled_from(NAMES), min_size=1, unique=True), st.sampled_from([" / ", "; ", "\n", " + "]))
def test_names_parted_by_marks_are_found(names: list[str], mark: str) -> None:
    assert organisations(mark.join(names)) == tuple(names)


@given(st.lists(st.sampled_from([*NAMES, "Police", "Housing", "Planning"]), min_size=1, unique=True), st.lists(st.sampled_from([", ", " and ", " & ", "\n", "/"]), min_size=12, max_size=12))  # fmt: skip
def test_no_letter_of_a_name_is_lost(names: list[str], marks: list[str]) -> None:
    text = "".join(a + b for a, b in zip(names, [*marks[: len(names) - 1], ""], strict=True))
    found = organisations(text, known_names(names))
    words = [word for word in text.replace("/", " ").split() if word not in ("and", "&")]
    assert [w for w in " ".join(found).replace("/", " ").replace(",", "").split() if w not in ("and", "&")] == [
        w.strip(",") for w in words
    ]
