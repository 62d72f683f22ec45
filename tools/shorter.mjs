/**
 * Makes what wasm2js writes shorter, for the download: the same work said in fewer words.
 *
 * wasm2js writes out in place what WebAssembly has one instruction for. Here a function of the engine does it. Each
 * change keeps what is read and written, and the order of it where that matters.
 */

/** A place in memory as wasm2js writes it: a variable, and how far behind it. */
const PLACE = String.raw`HEAP32\[(\$?\w+)(?: \+ (\d+))?(?: \| 0)? >> 2\]`;
const VALUE = String.raw`\$?\w+`;

/** The same place as an argument. What takes it makes a whole number of 32 bits of it, as wasm2js does in place. */
const address = (base, offset) => {
  if (base === "") return String(offset);
  return offset === 0 ? base : `${base} + ${offset}`;
};

/**
 * A copy of 64 bits: the upper half is read, the lower one copied, then the upper one written. What was read of the
 * upper half stays in its variable.
 */
function copies(body) {
  const copy = new RegExp(
    String.raw`(\$\w+) = ${PLACE};\n\s*${PLACE} = HEAP32\[(\$?\w+)(?: \+ (\d+))?(?: \| 0)? >> 2\];\n\s*${PLACE} = (\$\w+);`,
    "g",
  );
  return body.replace(copy, (found, high, from, above, to, below, source, start, target, end, written) => {
    const [fromHigh, toLow, fromLow, toHigh] = [above, below, start, end].map((offset) => Number(offset ?? 0));
    const same = source === from && target === to && written === high && high !== from && high !== to;
    if (!same || fromHigh !== fromLow + 4 || toHigh !== toLow + 4) return found;
    return `${high} = copyLong(${address(to, toLow)}, ${address(from, fromLow)});`;
  });
}

/** A word that need not lie on a border of four bytes: wasm2js reads and writes it byte by byte, or by halves. */
function unaligned(body) {
  const byte = String.raw`HEAPU8\[(\$?\w+)(?: \+ (\d+))?(?: \| 0)?\]`;
  const load = new RegExp(`${byte} \\| ${byte} << 8 \\| \\(${byte} << 16 \\| ${byte} << 24\\)`, "g");
  const read = body.replace(load, (found, ...parts) => {
    const places = [0, 1, 2, 3].map((nth) => placeOf(parts[2 * nth], parts[2 * nth + 1]));
    return follow(places, 1) ? `loadBytes(${address(places[0].base, places[0].offset)})` : found;
  });
  const set = (by) => String.raw`HEAP8\[(\$?\w+)(?: \+ (\d+))?(?: \| 0)?\] = (\$\w+)${by};`;
  const store = new RegExp([set(""), set(" >>> 8"), set(" >>> 16"), set(" >>> 24")].join(String.raw`\n\s*`), "g");
  return read.replace(store, (found, ...parts) => {
    const places = [0, 1, 2, 3].map((nth) => placeOf(parts[3 * nth], parts[3 * nth + 1]));
    const one = [1, 2, 3].every((nth) => parts[3 * nth + 2] === parts[2]);
    return one && follow(places, 1) ? `storeBytes(${address(places[0].base, places[0].offset)}, ${parts[2]});` : found;
  });
}

/** A variable or a number, and how far behind it. A number is a place by itself. */
const placeOf = (base, offset) =>
  /^\d+$/.test(base) ? { base: "", offset: Number(base) + Number(offset ?? 0) } : { base, offset: Number(offset ?? 0) };

const follow = (places, step) =>
  places.every(({ base, offset }, nth) => base === places[0].base && offset === places[0].offset + nth * step);

/** Several such copies, one after the other in one direction, into one variable. */
function runsOfCopies(body) {
  const line = /^\s*(\$\w+) = copyLong\((\$?\w+)(?: \+ (\d+))?, (\$?\w+)(?: \+ (\d+))?\);$/;
  const made = [];
  const run = [];
  const put = () => {
    while (run.length > 0) {
      const [first, second] = run;
      const step = second ? second.to - first.to : 0;
      let count = 1;
      while (
        Math.abs(step) === 8 &&
        count < run.length &&
        run[count].to - run[count - 1].to === step &&
        run[count].from - run[count - 1].from === step
      )
        count += 1;
      run.splice(0, count);
      if (count === 1) made.push(first.text);
      else
        made.push(
          `${first.high} = copyLongs(${address(first.target, first.to)}, ${address(first.source, first.from)}, ${step > 0 ? count : -count});`,
        );
    }
  };
  for (const text of body.split("\n")) {
    const found = line.exec(text);
    const copy = found && {
      text,
      high: found[1],
      target: found[2],
      to: Number(found[3] ?? 0),
      source: found[4],
      from: Number(found[5] ?? 0),
    };
    const [before] = run;
    const goesOn =
      copy &&
      before &&
      copy.high === before.high &&
      copy.target === before.target &&
      copy.source === before.source &&
      copy.high !== copy.target &&
      copy.high !== copy.source;
    if (!goesOn) put();
    if (copy) run.push(copy);
    else made.push(text);
  }
  put();
  return made.join("\n");
}

/** A copy of twelve bytes, as of a text or a list that is moved: its last word, and then the two before it. */
function triples(body) {
  const copy = new RegExp(
    String.raw`${PLACE} = HEAP32\[(\$?\w+)(?: \+ (\d+))?(?: \| 0)? >> 2\];\n\s*(\$\w+) = copyLong\((\$?\w+)(?: \+ (\d+))?, (\$?\w+)(?: \+ (\d+))?\);`,
    "g",
  );
  return body.replace(copy, (found, to, last, from, least, high, target, start, source, first) => {
    const [toLast, fromLast, toFirst, fromFirst] = [last, least, start, first].map((offset) => Number(offset ?? 0));
    if (to !== target || from !== source || toLast !== toFirst + 8 || fromLast !== fromFirst + 8) return found;
    return `${high} = copyTriple(${address(to, toFirst)}, ${address(from, fromFirst)});`;
  });
}

/**
 * A byte a little behind a variable. Both are whole numbers of 32 bits, and no sum of them that is too large comes back
 * to a place that there is: to cut it to 32 bits changes nothing.
 */
const bytes = (body) => body.replace(/(HEAPU?8\[\$\w+(?: \+ \d+)?) \| 0\]/g, "$1]");

/** Room on the stack: the top is lowered, and kept. */
const rooms = (body) =>
  body.replace(/(\$\w+) = global\$0 - (\d+) \| 0;\n\s*global\$0 = (\$\w+);/g, (found, top, size, kept) =>
    top === kept ? `${top} = room(${size});` : found,
  );

/** Words beside each other that are set to a variable or a number, up to four at once. */
function stores(body) {
  const line = new RegExp(String.raw`^\s*${PLACE} = (${VALUE}|-\d+);$`);
  const made = [];
  const run = [];
  const put = () => {
    while (run.length > 0) {
      const step = run.length > 1 ? run[1].offset - run[0].offset : 0;
      let count = 1;
      while (
        Math.abs(step) === 4 &&
        count < Math.min(4, run.length) &&
        run[count].offset - run[count - 1].offset === step
      ) {
        count += 1;
      }
      const taken = run.splice(0, count);
      if (count === 1) made.push(taken[0].text);
      else {
        const inOrder = step > 0 ? taken : taken.reverse();
        const values = inOrder.map(({ value }) => value).join(", ");
        made.push(`store${count}(${address(inOrder[0].base, inOrder[0].offset)}, ${values});`);
      }
    }
  };
  for (const text of body.split("\n")) {
    const found = line.exec(text);
    const store = found && { text, base: found[1], offset: Number(found[2] ?? 0), value: found[3] };
    if (!store || store.base !== run[0]?.base) put();
    if (store) run.push(store);
    else made.push(text);
  }
  put();
  return made.join("\n");
}

/** What the calls above mean, in the place of the engine where its memory is in sight. */
export const HELPERS = `
 function copyLong(to, from) {
  var high = HEAP32[from + 4 >> 2];
  HEAP32[to >> 2] = HEAP32[from >> 2];
  HEAP32[to + 4 >> 2] = high;
  return high;
 }
 function copyTriple(to, from) {
  HEAP32[to + 8 >> 2] = HEAP32[from + 8 >> 2];
  return copyLong(to, from);
 }
 function room(size) {
  return global$0 = global$0 - size | 0;
 }
 function loadBytes(from) {
  return HEAPU8[from | 0] | HEAPU8[from + 1 | 0] << 8 | HEAPU8[from + 2 | 0] << 16 | HEAPU8[from + 3 | 0] << 24;
 }
 function storeBytes(to, value) {
  HEAP8[to | 0] = value;
  HEAP8[to + 1 | 0] = value >>> 8;
  HEAP8[to + 2 | 0] = value >>> 16;
  HEAP8[to + 3 | 0] = value >>> 24;
 }
 function copyLongs(to, from, count) {
  var step = count < 0 ? -8 : 8, high = 0;
  for (; count; count = count - step / 8) {
   high = copyLong(to, from);
   to = to + step | 0;
   from = from + step | 0;
  }
  return high;
 }
 function store2(to, one, two) {
  HEAP32[to >> 2] = one;
  HEAP32[to + 4 >> 2] = two;
 }
 function store3(to, one, two, three) {
  store2(to, one, two);
  HEAP32[to + 8 >> 2] = three;
 }
 function store4(to, one, two, three, four) {
  store2(to, one, two);
  store2(to + 8 | 0, three, four);
 }
`;

/** Functions like each other come one after the other, where what packs the file finds them. */
function inOrder(body) {
  const [head, ...functions] = body.split(/(?=^ function \$\d+\()/m);
  const last = functions.pop();
  const end = last.indexOf("\n }\n") + "\n }\n".length;
  functions.push(last.slice(0, end));
  const likeness = (text) => text.replace(/\$\d+/g, "$").replace(/\s+/g, " ");
  const keyed = functions.map((text) => ({ text, key: likeness(text) }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
  return `${head}${HELPERS}${keyed.map(({ text }) => text).join("")}${last.slice(end)}`;
}

/** What the engine knows from the start, as text: each letter is a byte, and of a zero, the commonest, it is `~`. */
function data(body) {
  const decoder = /^ {2}var base64ReverseLookup = [^]*?(?=^function initActiveSegments)/m;
  const call = /base64DecodeToExistingUint8Array\(bufferView, (\d+), "([A-Za-z0-9+/=]*)"\);/g;
  return body.replace(decoder, "").replace(call, (_, at, base64) => {
    const text = Buffer.from(base64, "base64").toString("latin1");
    return `fill(${at}, ${JSON.stringify(text.replace(/[~\0]/g, (letter) => (letter === "~" ? "\0" : "~")))});`;
  });
}

const FILL = `
  function fill(at, text) {
    for (var i = 0; i < text.length; i += 1) {
      var letter = text.charCodeAt(i);
      bufferView[at + i] = letter === 126 ? 0 : letter || 126;
    }
  }
function initActiveSegments`;

/** Every change to the functions, in their order. */
export const changes = [unaligned, copies, triples, runsOfCopies, stores, rooms, bytes];

/** The body of the engine, shorter. Where a form is not found as often as it should be, the tools write it in another way. */
export function shorter(body) {
  const made = inOrder(changes.reduce((text, change) => change(text), data(body))).replace(
    "\nfunction initActiveSegments",
    FILL,
  );
  for (const [name, least] of [
    ["copyLong(", 100],
    ["store2(", 100],
    ["store3(", 50],
    ["store4(", 50],
    ["copyLongs(", 50],
    ["copyTriple(", 50],
    ["room(", 100],
    ["loadBytes(", 50],
    ["storeBytes(", 50],
    ["fill(", 2],
  ]) {
    const count = made.split(name).length - 1;
    if (count < least) throw new Error(`the tools write what becomes ${name}…) in another way: found ${count} times`);
  }
  if (made.includes("base64DecodeToExistingUint8Array(bufferView"))
    throw new Error("the tools write the data in another way");
  return made;
}
