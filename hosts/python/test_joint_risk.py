"""What a Python server relies on. The tests of the project run it: JOINT_RISK_WASM names the module."""

import json
import os
import unittest

import wasmtime

from joint_risk import MOST_BYTES, JointRisk

DAY = "2026-02-01"


class Host(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.engine = JointRisk(os.environ["JOINT_RISK_WASM"])

    def codes(self, case):
        return [problem["code"] for problem in json.loads(self.engine.assess_json(case, DAY))["problems"]]

    def test_text_and_bytes_give_the_same(self):
        case = '{"reference":"A123 Siân 🙂"}'
        self.assertEqual(self.engine.assess_json(case, DAY), self.engine.assess_json(case.encode(), DAY))
        self.assertEqual(json.loads(self.engine.assess_json(case, DAY))["reference"], "A123 Siân 🙂")

    def test_a_case_that_cannot_be_used_is_an_answer(self):
        self.assertEqual(self.codes(""), ["malformed-json"])
        self.assertEqual(self.codes('{"reference":"\ud800"}'), ["malformed-json"])
        self.assertEqual(self.codes(b"\xff"), ["malformed-json"])
        self.assertEqual(self.codes(" " * (MOST_BYTES + 1)), ["too-large"])
        self.assertEqual(self.codes("é" * MOST_BYTES * 2), ["too-large"])

    def test_misuse_is_a_value_error(self):
        for day in ("", "soon", "2026-02-30"):
            with self.assertRaisesRegex(ValueError, "must be a day"):
                self.engine.assess_json("{}", day)
        with self.assertRaisesRegex(ValueError, "too long"):
            self.engine.assess_json("{}", "1" * (2 * MOST_BYTES))

    def test_after_a_trap_the_next_call_works(self):
        engine = JointRisk(os.environ["JOINT_RISK_WASM"])
        expected = engine.assess_json("{}", DAY)
        engine._store.set_limits(memory_size=engine._memory.data_len(engine._store))
        with self.assertRaises(wasmtime.Trap):
            engine.assess_json(json.dumps({"events": [{"kind": "visit", "on": DAY}] * 20000}), DAY)
        self.assertEqual(engine.assess_json("{}", DAY), expected)

    def test_the_version_is_told(self):
        self.assertIn("joint-risk/case/1", json.loads(self.engine.version_json())["schemas"])


if __name__ == "__main__":
    unittest.main()
