from __future__ import annotations

import io

import pandas
from planning import NOTHING, PLAN

from hcingest.options import WriteOptions
from hcingest.writers import actions_csv


def test_a_frame_is_what_actions_csv_holds():
    written = io.BytesIO(actions_csv(PLAN, WriteOptions(raw_csv=True)))
    read = pandas.read_csv(written, dtype="string", keep_default_na=False, lineterminator=None)
    pandas.testing.assert_frame_equal(PLAN.to_frame(), read)


def test_every_value_is_text_and_nothing_is_missing():
    frame = PLAN.to_frame()
    assert set(frame.dtypes.astype(str)) == {"string"} and not frame.isna().any().any()
    assert list(frame["ongoing"]) == ["false", "true"]


def test_no_action_gives_the_columns_alone():
    frame = NOTHING.to_frame()
    assert len(frame) == 0 and list(frame.columns)[:2] == ["action_id", "section"]
