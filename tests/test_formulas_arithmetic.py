from __future__ import annotations

import json
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from llmnotes.adapters.katex_engine import KatexEngine
from llmnotes.derive.arithmetic import ExpressionError, evaluate, read
from llmnotes.derive.expression_latex import latex, number, symbol
from llmnotes.derive.worked_example import agrees, evaluate_example
from llmnotes.render.formulas.engine import Typeset
from llmnotes.schema.formula import Example

NUMBERS = st.one_of(st.integers(0, 10**13), st.floats(0.001, 1e6).map(lambda x: float(f"{x:.6g}")))
LEAVES = st.one_of(
    NUMBERS.map(lambda x: (repr(x), x)), st.sampled_from([("n_kv", 8), ("d", 64.0), ("mu1", -2)])
)


def _combine(parts):
    """Expressions with their values, computed beside the evaluator."""
    pairs = st.tuples(parts, parts)
    return st.one_of(
        pairs.map(lambda p: (f"({p[0][0]} + {p[1][0]})", p[0][1] + p[1][1])),
        pairs.map(lambda p: (f"({p[0][0]} - {p[1][0]})", p[0][1] - p[1][1])),
        pairs.map(lambda p: (f"{p[0][0]} * ({p[1][0]})", p[0][1] * p[1][1])),
        pairs.map(lambda p: (f"min({p[0][0]}, {p[1][0]})", min(p[0][1], p[1][1]))),
        pairs.map(lambda p: (f"max({p[0][0]}, {p[1][0]})", max(p[0][1], p[1][1]))),
        pairs.map(lambda p: (f"sum({p[0][0]}, {p[1][0]})", p[0][1] + p[1][1])),
        parts.map(lambda p: (f"(-({p[0]}))", -p[1])),
        parts.map(lambda p: (f"(({p[0]}) / 7)", p[1] / 7)),
        parts.map(lambda p: (f"sqrt(({p[0]}) * ({p[0]}))", math.sqrt(p[1] * p[1]))),
    )


EXPRESSIONS = st.recursive(LEAVES, _combine, max_leaves=8)
VALUES = {"n_kv": 8, "d": 64.0, "mu1": -2}


def value_or_0(text):
    """The value; no other error than ours may come."""
    try:
        return evaluate(text, {"n": 3, "x": 0.5})
    except ExpressionError:
        return 0


@pytest.fixture(scope="module")
def katex():
    return KatexEngine()


@given(EXPRESSIONS)
def test_an_expression_has_the_value_of_its_parts(case):
    text, value = case
    assume(len(text) <= 500 and abs(value) < 1e200)
    assert evaluate(text, VALUES) == pytest.approx(value, rel=1e-12)


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_an_error(text):
    assert math.isfinite(value_or_0(text))


@given(st.text(alphabet="0123456789+-*/(). nexp,lgmisqrtau_", max_size=60))
def test_any_arithmetic_text_is_a_number_or_an_error(text):
    assert math.isfinite(value_or_0(text))


def test_whole_numbers_stay_exact():
    assert evaluate("96 * (12 * d ** 2 + 13 * d) + 642723840 + 2 * d", {"d": 12288}) == 174604259328
    assert evaluate("exp(log(2) / 2) ** 2", {}) == pytest.approx(2)
    assert evaluate("2 ** -1 + 4 ** 0.5", {}) == 2.5


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not a complete expression"),
        ("1 +", "not a complete expression"),
        ("(1", "not a complete expression"),
        ("1 if 2 else 3", "not a complete expression|only numbers"),
        ("x.real", "cannot read '.'"),
        ("__import__('os')", 'cannot read "\'"'),
        ("a[0]", "cannot read '\\['"),
        ("1_000", "cannot read '1'"),
        ("0x10", "cannot read '0'"),
        ("3j", "cannot read '3'"),
        ("1; 2", "cannot read ';'"),
        ("x = 1", "cannot read '='"),
        ("2 // 3", "not a complete expression|only numbers"),
        ("lambda x", "not a complete expression|only numbers"),
        ("x and y", "only numbers"),
        ("(1, 2)", "only numbers"),
        ("sin(1)", "there is no function 'sin'; use min, max"),
        ("open(1)", "there is no function 'open'"),
        ("True", "only numbers"),
        ("min()", "min takes at least one value"),
        ("exp(1, 2)", "exp takes one value"),
        ("sum(*x)", "only numbers|not a complete"),
        ("sqrt", "only numbers"),
        ("y", "'y' has no value"),
        ("1 / 0", "has no value: .*zero"),
        ("log(0)", "has no value"),
        ("sqrt(-1)", "has no value"),
        ("(-8) ** (1 / 3)", "a root of a negative number"),
        ("exp(1000)", "has no value"),
        ("9 ** 9 ** 9", "too large"),
        ("10 ** 1000000", "too large"),
        ("1e999", "no finite real number"),
        ("2 ** 500 * 2 ** 500 * 2 ** 500", "no finite real number"),
        ("-" * 100 + "1", "brackets deeper than 40"),
        ("1" * 501, "longer than 500 signs"),
    ],
)
def test_what_is_no_arithmetic_is_refused(text, reason):
    with pytest.raises(ExpressionError, match=reason):
        evaluate(text, {"x": 1})


def test_an_expression_tells_its_names():
    assert read("2 * layers * n_kv + layers").names == ("layers", "n_kv")


def example(*steps, **inputs):
    case = {
        "given": "例",
        "inputs": [{"name": name, "value": value} for name, value in inputs.items()],
        "steps": [{"name": n, "expression": e, "value": v} for n, e, v in steps],
    }
    return Example.model_validate_json(json.dumps(case))


def test_a_worked_example_holds_step_by_step():
    steps = (("a1", "s1 / sqrt(d_k)", 1), ("w1", "exp(a1) / (exp(a1) + 1)", 0.731059))
    results = evaluate_example(example(*steps, s1=8, d_k=64))
    assert [result.holds for result in results] == [True, True]
    assert results[1].value == pytest.approx(math.e / (math.e + 1))
    assert results[1].names == ("a1",)


def test_a_wrong_step_and_a_broken_step_are_told_apart_from_what_follows():
    steps = (("a", "2 * x", 5), ("b", "x +", 7), ("c", "b + missing", 1), ("d", "b * 2", 14))
    wrong, broken, nameless, right = evaluate_example(example(*steps, x=2))
    assert (wrong.holds, wrong.value, wrong.error) == (False, 4, "")
    assert (broken.value, broken.error) == (None, "not a complete expression (column 1)")
    assert nameless.error == "'missing' has no value"
    assert right.holds


@pytest.mark.parametrize(
    ("stated", "computed", "holds"),
    [
        (0.731059, 0.7310585786, True),
        (0.73106, 0.7310585786, True),
        (0.7311, 0.7310585786, True),
        (0.732, 0.7310585786, False),
        (312, 312, True),
        (312, 312.4, False),
        (3.14288e23, 3.14287666e23, True),
        (3.15e23, 3.14287666e23, False),
        (1e-5, 1.2e-5, False),
        (174604259328, 174604259328, True),
        (174604259328, 174604259329, True),  # within what floats lose
        (174604259328, 174604264328, False),
    ],
)
def test_a_stated_number_is_as_exact_as_its_last_digit(stated, computed, holds):
    assert agrees(stated, computed) is holds


@pytest.mark.parametrize(
    ("text", "names", "numbers"),
    [
        ("s1 / sqrt(d_k)", r"\frac{s_{1}}{\sqrt{d_{k}}}", r"\frac{8}{\sqrt{64}}"),
        ("l2 + lam * l1", r"l_{2} + \lambda \times l_{1}", r"1.2 + 0.5 \times \left(-3.5\right)"),
        ("n - (m - n)", r"n - \left(m - n\right)", r"1{,}000 - \left(-2 - 1{,}000\right)"),
        ("n + m", "n + m", r"1{,}000 + \left(-2\right)"),
        ("-log(p_win)", r"-\ln\left(p_{\text{win}}\right)", r"-\ln\left(0.5\right)"),
        ("(n + 1) ** 2", r"{\left(n + 1\right)}^{2}", r"{\left(1{,}000 + 1\right)}^{2}"),
        ("per_token * 1e15", r"\text{per\_token} \times 10^{15}", r"327{,}680 \times 10^{15}"),
        ("sum(n, m) / 3", r"\frac{n + m}{3}", r"\frac{1{,}000 + \left(-2\right)}{3}"),
    ],
)
def test_an_expression_is_written_in_names_and_in_numbers(text, names, numbers, katex):
    values = {"s1": 8, "d_k": 64.0, "l1": -3.5, "l2": 1.2, "lam": 0.5, "n": 1000, "m": -2}
    values |= {"p_win": 0.5, "per_token": 327680}
    assert latex(read(text)) == names
    assert latex(read(text), values) == numbers
    assert isinstance(katex.typeset(names, display=True), Typeset)
    assert isinstance(katex.typeset(numbers, display=True), Typeset)


def test_names_and_numbers_as_people_write_them():
    assert [
        symbol(name) for name in ("mu", "mu1", "theta_0", "d_ff", "p11", "rms", "log_ratio")
    ] == [
        r"\mu",
        r"\mu_{1}",
        r"\theta_{0}",
        r"d_{\text{ff}}",
        r"p_{11}",
        r"\text{rms}",
        r"\text{log\_ratio}",
    ]
    assert [number(value) for value in (327680.0, 0.7310585786, 3.14288e23, 54410.0971, -0.5)] == [
        "327{,}680",
        "0.731059",
        r"3.14288 \times 10^{23}",
        "54{,}410.1",
        "-0.5",
    ]
