"""The query language: canonical text, errors with their place, results. The vectors are those of the agent in Java, too."""
import json
import math
import os
import random
import unittest
from unittest import mock

import numpy as np

from netloupe.pipeline import ExpressionError, Pipeline, budget
from netloupe.query import QueryError, parse, wanted

VECTORS = os.path.join(os.path.dirname(__file__), "..", "..", "src", "test", "resources", "org", "netloupe", "agent",
                       "query", "vectors.json")


def plain(value):
    """A value of the vectors: NaN and infinities are texts in a list, tensors maps."""
    if isinstance(value, dict) and set(value) == {"tensor", "shape", "values"}:
        return np.array([plain(v) for v in value["values"]], value["tensor"]).reshape(value["shape"])
    if isinstance(value, dict) and set(value) == {"number"}:
        return float(value["number"])
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list) else value


def run(query, events, end=True):
    """What the query makes of events (maps) and ends of groups (texts)."""
    found = []
    pipeline = Pipeline(parse(query), lambda value, time: found.append(value))
    for time, event in enumerate(events):
        if isinstance(event, str):
            pipeline.group_end(event, time)
        else:
            pipeline.event(event, time)
    if end:
        pipeline.end(len(events))
    return found


class QueryTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(VECTORS, encoding="utf-8") as file:
            cls.vectors = json.load(file)

    def same(self, expected, found, where):
        if isinstance(expected, np.ndarray):
            self.assertEqual(expected.shape, found.shape, where)
            np.testing.assert_allclose(found, expected, rtol=1e-12, err_msg=where)
        elif isinstance(expected, list):
            self.assertIsInstance(found, list, where)
            self.assertEqual(len(expected), len(found), where)
            for a, b in zip(expected, found):
                self.same(a, b, where)
        elif isinstance(expected, dict):
            self.assertEqual(set(expected), set(found), where)
            for name in expected:
                self.same(expected[name], found[name], f"{where} {name}")
        elif isinstance(expected, (int, float)):
            self.assertIsInstance(found, (int, float), where)
            if math.isnan(expected):
                self.assertTrue(math.isnan(found), where)
            else:
                self.assertAlmostEqual(expected, found, delta=abs(expected) * 1e-12 if math.isfinite(expected) else 0,
                                       msg=where)
        else:
            self.assertEqual(expected, found, where)

    def test_prints_canonically(self):
        for text, canonical in self.vectors["canonical"]:
            with self.subTest(text):
                self.assertEqual(canonical, str(parse(text)))
                self.assertEqual(canonical, str(parse(canonical)))

    def test_says_where_a_query_is_wrong(self):
        for text, position, end in self.vectors["refused"]:
            with self.subTest(text), self.assertRaises(QueryError) as fault:
                parse(text)
            self.assertEqual((position, end), (fault.exception.position, fault.exception.end), text)

    def test_evaluates(self):
        for vector in self.vectors["results"]:
            with self.subTest(vector["query"]):
                found = run(vector["query"], [plain(event) for event in vector["events"]], vector.get("end", True))
                self.same(plain(vector["values"]), found, vector["query"])

    def test_faults_of_evaluation(self):
        for vector in self.vectors["faults"]:
            with self.subTest(vector["query"]), self.assertRaises(ExpressionError):
                run(vector["query"], [plain(event) for event in vector["events"]])

    def test_reads_only_what_it_names(self):
        read = wanted(parse("b | map(x -> [x.loss, x.layers.map(l -> l.gradient.meanAbs())]) | mean by epoch"))
        self.assertTrue(read.wants("loss") and read.wants("layers", "*", "gradient"))
        self.assertFalse(read.whole or read.wants("layers", "*", "weight") or read.wants("iteration"))
        self.assertTrue(wanted(parse("b")).whole)
        self.assertFalse(wanted(parse("b | count until end")).wants("loss"))
        read = wanted(parse("b | flatMap(x -> x.predictions) | top(5, p -> p.loss) by epoch | map(t -> t.map(p -> p.input))"))
        self.assertTrue(read.wants("predictions", "*", "input") and read.wants("predictions", "*", "loss"))
        self.assertFalse(read.wants("predictions", "*", "target"))

    def test_random_trees_print_and_parse_alike(self):
        draw = random.Random(7)
        for _ in range(500):
            text = f"e | map(b -> {expression(draw, 4)})"
            canonical = str(parse(text))
            self.assertEqual(canonical, str(parse(canonical)), text)


def expression(draw, depth):
    if depth == 0:
        return draw.choice(["b", "b.x", "1", "2.5", "'a'", "true", "1e3"])
    kind = draw.randrange(8)
    inner = lambda: expression(draw, depth - 1)
    if kind < 3:
        return f"({inner()}) {draw.choice(['+', '-', '*', '/', '%', '<', '==', '&&', '||'])} ({inner()})"
    return [lambda: f"-({inner()})", lambda: f"!({inner()})", lambda: f"({inner()} ? {inner()} : {inner()})",
            lambda: f"[{inner()}, {inner()}]", lambda: f"({inner()}).map(v{depth} -> v{depth} + 1)"][kind - 3]()


class FuzzTest(unittest.TestCase):
    def test_mutated_queries_give_values_or_faults_of_their_own_kind(self):
        draw = random.Random(5)
        with open(VECTORS, encoding="utf-8") as file:
            vectors = json.load(file)["results"]
        pieces = ["b", ".", "(", ")", "[", "]", "->", "x", "1", "'a'", "|", "+", "-", "/", "%", "<", "==", ",", "map", "sum",
                  "mean until end", "by epoch", ".map(v -> v)", ".top(2, v -> v)", ".histogram(3)", "{'k': 1}", "1e308",
                  ".quantile(2)", ".nonFinite()", "?", ":", "9999999999999999", "''", " ", "!", "&&"]
        outcomes = {"value": 0, "query": 0, "expression": 0}
        with mock.patch.object(budget, "MAX_STEPS", 100_000):
            for _ in range(6000):
                vector = draw.choice(vectors)
                text = vector["query"]
                for _ in range(draw.randrange(1, 4)):
                    at = draw.randrange(5, len(text) + 1)
                    text = text[:at] + draw.choice(pieces) + text[at + draw.choice([0, 0, 1, 3]):]
                try:
                    run(text, [plain(event) for event in vector["events"]])
                    outcomes["value"] += 1
                except QueryError as fault:
                    self.assertTrue(0 <= fault.position <= fault.end <= len(text), text)
                    outcomes["query"] += 1
                except ExpressionError:
                    outcomes["expression"] += 1
                except Exception as fault:
                    self.fail(f"{text}: {fault!r}")
        self.assertGreater(min(outcomes.values()), 50, outcomes)


class SketchTest(unittest.TestCase):
    def test_quantiles_of_many_numbers_are_of_the_promised_rank(self):
        draw = np.random.default_rng(3)
        for name, numbers in (("normal", draw.standard_normal(300_000)), ("lognormal", draw.lognormal(0, 3, 300_000)),
                              ("sorted", np.arange(300_000.0)), ("two", draw.choice([0.0, 1.0, 5.0], 300_000)),
                              ("reversed", np.arange(300_000.0)[::-1])):
            events = [{"x": numbers[at:at + 1000]} for at in range(0, numbers.size, 1000)]
            fractions = (0.001, 0.01, 0.25, 0.5, 0.77, 0.99, 1.0)
            found = run(f"e | map(b -> b.x) | quantiles({', '.join(map(str, fractions))}) until end", events)[0]
            ordered = np.sort(numbers)
            for fraction, value in zip(fractions, found):
                with self.subTest(name, fraction=fraction):
                    low, high = np.searchsorted(ordered, value, "left"), np.searchsorted(ordered, value, "right")
                    wrong = max(0.0, low / ordered.size - fraction, fraction - high / ordered.size)
                    self.assertLess(wrong, 0.005)

    def test_histogram_of_many_numbers(self):
        draw = np.random.default_rng(4)
        numbers = draw.standard_normal(200_000)
        events = [{"x": numbers[at:at + 1000]} for at in range(0, numbers.size, 1000)]
        found = run("e | map(b -> b.x) | histogram(16) until end", events)[0]
        self.assertEqual(200_000, found["counts"].sum())
        np.testing.assert_allclose(found["edges"], np.linspace(numbers.min(), numbers.max(), 17))
        # a number may be counted up to 1/1024 of the range beside its place: so the sums up to an edge are those of near edges
        step = (numbers.max() - numbers.min()) / 1024
        ordered = np.sort(numbers)
        for edge, count in zip(found["edges"][1:-1], np.cumsum(found["counts"])):
            self.assertLessEqual(np.searchsorted(ordered, edge - step), count)
            self.assertGreaterEqual(np.searchsorted(ordered, edge + step), count)


class SandboxTest(unittest.TestCase):
    """No text of a query reaches Python."""

    def refused(self, body, event=None):
        with self.assertRaises((QueryError, ExpressionError), msg=body):
            run(f"e | map(b -> {body})", [event or {"x": 1, "t": np.zeros(3), "s": "text", "l": [1, 2]}])

    def test_no_way_to_objects_behind_values(self):
        for body in ("b.__class__", "b.x.__class__", "b.t.dtype", "b.t.base", "b.t.tofile('/tmp/x')", "b.t.dump('x')",
                     "b['__class__']", "b.s.format(b)", "b.s.__class__.__mro__", "b.l.append(1)", "b.x.real",
                     "b.t.data", "b.s.encode()", "b.keys.__globals__", "b.t.ctypes", "b.get('x')", "b.t.astype('O')"):
            self.refused(body)

    def test_no_builtins_statements_or_python(self):
        for body in ("__import__('os')", "open('/etc/passwd')", "eval('1')", "exec('1')", "getattr(b, 'x')", "b.x = 1",
                     "b.x := 1", "lambda: 1", "[v for v in b]", "b if 1 else 2", "f'{b}'", "b; b", "print(b)",
                     "b.x ** 99", "b.x // 2", "b.x << 9", "import os", "@b", "b.x\\", "`b`", "$b", "b.l[0:1]", "b.l[-1]"):
            self.refused(body)

    def test_no_functions_as_values(self):
        for body in ("(v -> v)(1)", "[v -> v]", "b.l.map(v -> w -> w)", "b.l.map((v, w) -> v)", "b.l.map(1)",
                     "b.l.map(b)", "{'f': v -> v}", "b.l.map(v -> v) == b.l.map"):
            self.refused(body)

    def test_work_and_memory_are_limited(self):
        many = {"l": list(range(2000)), "s": "x" * 1000}
        endless = "b.l.map(i -> b.l.map(j -> b.l.map(k -> 1).size()).size())"
        for limit, value in (("MAX_SECONDS", 0.2), ("MAX_STEPS", 100_000)):
            with mock.patch.object(budget, limit, value):
                self.refused(endless, many)
        self.refused("b.l.flatMap(i -> b.l.flatMap(j -> b.l))", many)
        self.refused("b.l.map(i -> b.l.zip(b.l))", many)
        grow = "reduce(b, (s, e) -> s + s)"
        self.refused("(" * 40 + "1" + ")" * 40)
        with self.assertRaises(ExpressionError):
            run("e | map(b -> b.s) | reduce('x', (t, v) -> t + t) until end", [many] * 64)
        with self.assertRaises((QueryError, ExpressionError)):
            run(f"e | {grow} until end", [many])

    def test_windows_keep_a_bounded_amount(self):
        event = {"t": np.zeros(1 << 20), "l": [0] * 1000}
        for reducer in ("collect(1000)", "top(1000, x -> 1)", "sample(1000, 1)"):
            with self.assertRaises(ExpressionError, msg=reducer):
                run(f"e | map(b -> b.t) | {reducer} until end", [event] * 20)
        # what falls out of a window is not kept
        run("e | map(b -> b.t) | top(2, x -> 1) until end", [event] * 20)
        for fold in ("[s, s]", "[s, s, s, s]", "[s, e.l]", "{'a': s, 'b': s}"):
            with self.assertRaises(ExpressionError, msg=fold):
                run(f"e | reduce([], (s, e) -> {fold}) until end", [event] * 100)

    def test_results_that_repeat_a_part_are_counted_as_often(self):
        from netloupe.wire import ValueWriter
        value = run("e | map(b -> b.l.map(i -> b.l.map(j -> b.l)))", [{"l": list(range(500))}])[0]
        with self.assertRaises(ExpressionError):
            ValueWriter().write(0, value)

    def test_endless_nesting_of_results_ends_the_stream(self):
        from netloupe.wire import ValueWriter
        with self.assertRaises(ExpressionError):
            run("e | reduce([], (t, v) -> [t]) until end", [{"x": 1}] * 60)
        value = []
        for _ in range(30):
            value = [value]
        with self.assertRaises(ExpressionError):
            ValueWriter().write(0, value)


if __name__ == "__main__":
    unittest.main()
