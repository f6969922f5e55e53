// The half hour on a phone: a clock from the server's end, and notes that stay here until they have arrived there.
(() => {
  const live = document.getElementById("live");
  const { conversation, last, marks: batchAddress } = live.dataset;
  const prefix = `${conversation}:`;
  const tab = fresh();
  const field = document.getElementById("words");
  const status = document.getElementById("kept");
  const SORTS = { note: "note", advice: "advice", skill: "skill", signal: "culture signal", name: "name", promise: "promise", asked: "they asked", said: "I said", next: "next step" };

  function fresh() {
    return [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(36).padStart(2, "0")).join("");
  }

  // ---- what is kept on the phone: IndexedDB, else localStorage, else this page alone ----
  const rows = new Map();
  let database = null;
  let trouble = "";

  const opened = new Promise((resolve) => {
    try {
      const asked = indexedDB.open("halfhour-live", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("rows", { keyPath: "id" });
      asked.onsuccess = () => { database = asked.result; resolve(); };
      asked.onerror = () => resolve();
    } catch { resolve(); }
  });

  const stored = () => new Promise((resolve) => {
    if (database) {
      const asked = database.transaction("rows").objectStore("rows").getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve([]);
      return;
    }
    const found = [];
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(`halfhour-live:${prefix}`)) found.push(JSON.parse(localStorage.getItem(key)));
      }
    } catch { trouble = "blocked"; }
    resolve(found);
  });

  // `made` reads the row as it stands and gives the new one, so that two tabs never write over one another.
  // What is noted before the store has opened waits for it: it would not be found elsewhere when the page is loaded anew.
  const put = (id, made) => opened.then(() => new Promise((resolve) => {
    const failed = () => {
      const row = made(rows.get(id));
      if (row) rows.set(id, row);
      trouble = "full";
      tell();
      resolve(false);
    };
    const done = (row) => { if (row) rows.set(id, row); else rows.delete(id); resolve(true); };
    if (database) {
      let row;
      const change = database.transaction("rows", "readwrite");
      const all = change.objectStore("rows");
      const asked = all.get(id);
      asked.onsuccess = () => {
        row = made(asked.result ?? rows.get(id));
        if (row) all.put(row); else all.delete(id);
      };
      change.oncomplete = () => done(row);
      change.onabort = failed;
      return;
    }
    try {
      const key = `halfhour-live:${id}`;
      const row = made(JSON.parse(localStorage.getItem(key)) ?? rows.get(id));
      if (row) localStorage.setItem(key, JSON.stringify(row)); else localStorage.removeItem(key);
      done(row);
    } catch { failed(); }
  }));

  // ---- time: the server's, so that a wrong clock on the phone does no harm ----
  let offset = Date.parse(live.dataset.now) - Date.now();
  const remembered = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      localStorage.setItem(key, value);
    } catch { /* without storage the page's own time has to do */ }
    return null;
  };
  const known = remembered("halfhour-clock");
  if (known !== null && !Number.isNaN(Number(known))) offset = Number(known);
  const now = () => new Date(Date.now() + offset);

  let started = live.dataset.started;
  let minutes = Number(live.dataset.minutes);
  const planned = minutes;
  let said = "";

  const asked = () => [...rows.values()].filter((row) => row.kind === "extension" && row.agreed).reduce((sum, row) => sum + row.minutes, 0);

  const tick = () => {
    const shown = document.querySelector("[data-left]");
    if (!shown || !started) return;
    const whole = minutes + asked();
    const ends = Date.parse(started) + whole * 60000;
    const ended = rows.get(`${prefix}ended`); // the clock stands still then, also where there is no network to lead on
    const seconds = Math.round((ends - (ended ? Date.parse(ended.at) : now().getTime())) / 1000);
    const over = seconds < 0;
    const left = Math.abs(seconds);
    shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    document.querySelector("#left small").textContent = over ? "over" : "left";
    if (whole !== planned) document.getElementById("ends").textContent = new Date(ends).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
    const stage = seconds <= 0 ? "time" : seconds <= last * 60 ? "last" : seconds <= whole * 30 ? "half" : "";
    live.dataset.stage = stage;
    const cue = ended ? "The talk has ended." : { time: "Time. Thank them, and end as you promised.", last: `${last} minutes to go. Ask what matters most, and whom else to talk to.`, half: "Half of the time has passed.", "": "" }[stage];
    if (cue !== said) { said = cue; document.getElementById("cue").textContent = cue; }
    const minute = ((whole * 60 - seconds) / 60) * (planned / whole);
    const parts = [...document.querySelectorAll(".live-parts li")];
    const current = parts.find((part) => minute < Number(part.dataset.end)) ?? parts.at(-1);
    for (const part of parts) {
      if (part === current) part.setAttribute("aria-current", "step"); else part.removeAttribute("aria-current");
    }
  };

  // ---- showing ----
  const kept = () => [...rows.values()].filter((row) => row.kind === "mark");
  const waiting = () => [...rows.values()].filter((row) => (row.kind === "mark" ? row.version > (row.arrived ?? 0) : true));
  const has_ended = () => rows.has(`${prefix}ended`);

  const show = () => {
    const list = document.getElementById("marks");
    const noted = kept().filter((row) => row.sort !== "tick" && (row.text || row.sort !== "note") && row.made !== current.made);
    noted.sort((one, other) => Date.parse(other.at) - Date.parse(one.at) || (one.made < other.made ? 1 : -1));
    list.replaceChildren(...noted.map((row) => {
      const item = document.createElement("li");
      item.dataset.made = row.made;
      const head = document.createElement("span");
      head.className = "hint";
      head.textContent = `${new Date(row.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false })} ${SORTS[row.sort] ?? row.sort} `;
      const words = document.createElement("span");
      words.className = "said";
      words.textContent = row.text;
      item.append(head, words);
      if (row.mine) {
        const edit = document.createElement("button");
        edit.type = "button";
        edit.className = "quiet";
        edit.textContent = row.text ? "Edit" : "Add words";
        edit.setAttribute("aria-label", `${edit.textContent}: ${row.text || SORTS[row.sort]}`);
        edit.addEventListener("click", () => edits(row));
        item.append(edit);
      }
      return item;
    }));
    for (const row of kept().filter((one) => one.sort === "tick")) {
      document.querySelector(`[data-tick="${row.made.slice("tick-".length)}"] button`)?.setAttribute("aria-pressed", String(row.text === "on"));
    }
  };

  let reached = true;
  let refused = "";
  const tell = () => {
    const many = waiting().length;
    if (refused) status.textContent = refused;
    else if (trouble && many) status.textContent = "This browser has no room for notes, or keeps none. They stay on this page until they have gone over: leave it open.";
    else if (!reached && has_ended()) status.textContent = "The talk has ended. No network yet: everything is kept on this phone and goes over when there is one.";
    else if (!reached) status.textContent = many ? `No network. ${many === 1 ? "One thing is" : `${many} things are`} kept on this phone and will go over later.` : "No network. What you note is kept on this phone.";
    else status.textContent = many ? "Keeping…" : kept().length ? "All is kept." : "";
  };

  // ---- noting ----
  let current = { made: `${tab}-0`, version: 0, at: null };
  let count = 0;

  const begun = () => { count += 1; current = { made: `${tab}-${count}`, version: 0, at: null }; return current; };

  const edits = (row) => {
    current = { made: row.made, version: row.version, at: row.at, sort: row.sort };
    field.value = row.text;
    field.focus();
    show();
  };

  // What is kept is the mark that was current when the finger came down: the field may hold the next one already.
  const keep = (mine, sort, text) => {
    const { made, version, at } = mine;
    let own = made;
    const id = prefix + made;
    return put(id, (there) => {
      if (there && there.tab !== tab && there.version !== version && there.text !== text) {
        own = "";
        return there; // another tab has changed it meanwhile: both stay
      }
      const next = (there?.version ?? version) + 1;
      mine.version = next;
      return { id, kind: "mark", mine: true, tab, made, sort, text, at: there?.at ?? at ?? now().toISOString(), version: next, question: "", arrived: there?.arrived ?? 0 };
    }).then((done) => {
      if (own) return done;
      const here = current;
      const other = begun();
      if (here !== mine) current = here;
      return keep(other, sort, text);
    });
  };

  let soon = 0;
  const sync_soon = () => { clearTimeout(soon); soon = setTimeout(sync, 900); tell(); };

  let last_kept = Promise.resolve();
  const in_order = (deed) => { last_kept = last_kept.then(deed, deed); return last_kept; };

  field.addEventListener("input", () => {
    const text = field.value;
    const mine = current;
    in_order(() => (text || mine.version ? keep(mine, mine.sort ?? "note", text) : true)).then(sync_soon);
  });

  document.getElementById("marking").addEventListener("submit", (event) => {
    event.preventDefault();
    const sort = event.submitter?.value ?? "note";
    const text = field.value;
    if (sort === "note" && !text) { field.focus(); return; }
    const mine = current;
    field.value = "";
    begun();
    in_order(() => keep(mine, sort, text)).then((done) => {
      if (!done && !field.value) { field.value = text; current = mine; }
      show();
      sync_soon();
    });
  });

  for (const form of document.querySelectorAll("[data-tick]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const question = form.dataset.tick;
      const made = `tick-${question}`;
      const on = form.querySelector("button").getAttribute("aria-pressed") !== "true";
      const id = prefix + made;
      put(id, (there) => ({ id, kind: "mark", made, sort: "tick", text: on ? "on" : "", at: now().toISOString(), version: (there?.version ?? 0) + 1, question, arrived: there?.arrived ?? 0 })).then(() => {
        form.querySelector("button").setAttribute("aria-pressed", String(on));
        sync_soon();
      });
    });
  }

  document.getElementById("extending")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const more = Number(new FormData(event.target).get("minutes"));
    const agreed = event.submitter?.value === "yes";
    const at = now().toISOString();
    const id = `${prefix}extension-${fresh()}`;
    if (agreed && minutes + asked() + more > 60) { status.textContent = "With that it would be more than an hour."; return; }
    put(id, () => ({ id, kind: "extension", at, minutes: more, agreed })).then(() => {
      document.getElementById("more").open = false;
      tick();
      sync_soon();
    });
  });

  document.getElementById("ending")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const id = `${prefix}ended`;
    put(id, () => ({ id, kind: "ended", at: now().toISOString() })).then(sync).then(show_end);
  });

  // Who has ended a talk without a network looks at the button below; what becomes of it is said above.
  const show_end = () => {
    if (!has_ended()) return;
    document.querySelector("#ending button")?.setAttribute("disabled", "");
    status.scrollIntoView({ block: "center" });
  };

  // ---- going over ----
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]");

  const sent = (body) => fetch(batchAddress, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token()?.value ?? "" },
    body,
  });

  const renewed = async () => {
    const page = new DOMParser().parseFromString(await (await fetch("./", { cache: "no-store" })).text(), "text/html");
    const newer = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    for (const one of document.querySelectorAll("[name=csrfmiddlewaretoken]")) if (newer) one.value = newer;
  };

  const going = async () => {
    const list = waiting();
    const body = JSON.stringify({
      marks: list.filter((row) => row.kind === "mark").map(({ made, sort, text, at, version, question }) => ({ made, sort, text, at, version, question })),
      extensions: list.filter((row) => row.kind === "extension").map(({ at, minutes: more, agreed }) => ({ at, minutes: more, agreed })),
      ended: list.find((row) => row.kind === "ended")?.at ?? null,
    });
    let answer, state;
    try {
      answer = await sent(body);
      if (answer.status === 403) { await renewed(); answer = await sent(body); }
      if (answer.ok) state = await answer.json();
    } catch {
      reached = false;
      return;
    }
    reached = true;
    refused = answer.ok ? "" : "Halfhour could not take your notes just now. They are kept on this phone; load the page anew.";
    if (!answer.ok) return;
    for (const row of list) {
      await put(row.id, (there) => (row.kind === "mark" ? there && { ...there, arrived: Math.max(there.arrived ?? 0, row.version) } : null));
    }
    for (const mark of state.marks) {
      const id = prefix + mark.made;
      if ((rows.get(id)?.version ?? 0) < mark.version) {
        await put(id, (there) => (there && there.version >= mark.version ? there : { ...there, ...mark, id, kind: "mark", arrived: mark.version }));
      }
    }
    offset = Date.parse(state.now) - Date.now();
    remembered("halfhour-clock", String(offset));
    minutes = state.minutes;
    if (state.started && !started) location.reload();
    started = state.started ?? started;
    if (list.some((row) => row.kind === "ended")) location.assign(live.dataset.afterwards); // now, or whenever the network has come back
  };

  // One at a time; whoever comes while one is under way waits for the next.
  let under_way = Promise.resolve();
  const sync = () => {
    under_way = under_way.catch(() => {}).then(going).finally(() => { show(); tell(); tick(); });
    return under_way;
  };

  // ---- dark by night ----
  const night = document.getElementById("night");
  const dark = () => document.documentElement.dataset.night === "dark";
  const turn = (to) => {
    document.documentElement.dataset.night = to;
    night.textContent = to === "dark" ? "Light" : "Dark";
  };
  const hour = new Date().getHours();
  const by_day = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  turn(remembered("halfhour-night") ?? (hour >= 20 || hour < 7 ? "dark" : by_day));
  night.hidden = false;
  night.addEventListener("click", () => { turn(dark() ? "light" : "dark"); remembered("halfhour-night", document.documentElement.dataset.night); });

  // ---- begin ----
  const begin = async () => {
    if ("serviceWorker" in navigator) {
      navigator.serviceWorker.register(live.dataset.worker).then(() => navigator.serviceWorker.ready).then((ready) => {
        live.dataset.offline = "ready";
        ready.active.postMessage("keep");
      }).catch(() => {});
    }
    await opened;
    for (const row of await stored()) rows.set(row.id, row);
    navigator.storage?.persist?.().catch(() => {});
    tick();
    show();
    show_end();
    setInterval(tick, 1000);
    setInterval(() => { if (waiting().length || !reached) sync(); }, 15000);
    addEventListener("online", sync);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) sync(); });
    await sync();
  };
  begin();
})();
