"""joint-risk for Python: joint-risk.wasm in wasmtime, with the same bytes as in every other build.

engine = JointRisk("joint-risk.wasm")
assessment = json.loads(engine.assess_json(case_text, "2026-02-01"))
"""

import sys

import wasmtime

MOST_BYTES = 1 << 20


class JointRisk:
    """One engine, for one thread: a program with more makes one in each."""

    def __init__(self, path):
        self._engine = wasmtime.Engine()
        self._module = wasmtime.Module.from_file(self._engine, path)
        self._start()

    def assess_json(self, case, today):
        """The assessment, as JSON text, of a case (JSON as text or bytes) on a day (YYYY-MM-DD).

        A case that cannot be used is an answer, with `problems`; ValueError is misuse, as a day that is none.
        """
        case = case.encode(errors="surrogatepass") if isinstance(case, str) else case
        # One byte too many is enough for the answer that it is too large.
        case, today = case[: MOST_BYTES + 1], today.encode()
        address = self._call("input", len(case) + len(today))
        if address == 0:
            raise ValueError("`today` is too long")
        self._memory.write(self._store, case + today, address)
        return self._answer(self._call("assess", len(case), len(today)))

    def version_json(self):
        """What the engine is made of, as JSON text."""
        return self._answer(self._call("version"))

    def _start(self):
        self._store = wasmtime.Store(self._engine)
        self._store.set_limits(memory_size=256 << 20)
        self._exports = wasmtime.Instance(self._store, self._module, []).exports(self._store)
        self._memory = self._exports["memory"]
        if self._call("abi") != 1:
            raise RuntimeError("this joint-risk.wasm has another interface")

    def _call(self, name, *arguments):
        try:
            return self._exports["joint_risk_" + name](self._store, *arguments)
        except (wasmtime.Trap, wasmtime.WasmtimeError):
            # A trap leaves the instance in an unknown state: the next call has a new one.
            self._start()
            raise

    def _answer(self, length):
        start = self._call("output")
        text = self._memory.read(self._store, start, start + (length if length >= 0 else ~length)).decode()
        if length < 0:
            raise ValueError(text)
        return text


if __name__ == "__main__":
    # Many cases: each line is a day, a tab and a case, and gives its assessment in one line.
    engine = JointRisk(sys.argv[1])
    for line in sys.stdin.buffer.read().split(b"\n")[:-1]:
        day, case = line.split(b"\t", 1)
        sys.stdout.buffer.write(engine.assess_json(case, day.decode()).encode() + b"\n")
