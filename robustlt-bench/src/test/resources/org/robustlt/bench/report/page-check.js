// Looks at a page as it is drawn, and lists what is wrong with it in the title.
(() => {
  const problems = [];
  const tell = (what, element) =>
    problems.push(what + ': ' + (element.textContent || element.outerHTML).trim().slice(0, 60));

  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 1) problems.push('the page is ' + wide + ' px wider than the window');

  // The four corners of a text, which may be turned.
  const corners = text => {
    const box = text.getBBox(), to = text.getScreenCTM();
    return [[0, 0], [1, 0], [1, 1], [0, 1]].map(([x, y]) => {
      const p = new DOMPoint(box.x + x * box.width, box.y + y * box.height).matrixTransform(to);
      return [p.x, p.y];
    });
  };
  // How deep two convex shapes lie in each other, in px.
  const depth = (a, b) => {
    let least = Infinity;
    for (const shape of [a, b]) {
      for (let i = 0; i < 4; i++) {
        const [x0, y0] = shape[i], [x1, y1] = shape[(i + 1) % 4];
        const length = Math.hypot(x1 - x0, y1 - y0) || 1;
        const along = p => (p[0] * (y0 - y1) + p[1] * (x1 - x0)) / length;
        const pa = a.map(along), pb = b.map(along);
        least = Math.min(least, Math.max(...pa) - Math.min(...pb), Math.max(...pb) - Math.min(...pa));
      }
    }
    return least;
  };

  for (const svg of document.querySelectorAll('svg')) {
    const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim());
    const shapes = texts.map(corners);
    const frame = svg.getBoundingClientRect();
    const unit = frame.width / svg.viewBox.baseVal.width;
    texts.forEach((text, i) => {
      for (let j = 0; j < i; j++) {
        if (depth(shapes[i], shapes[j]) > 4 * unit) tell('overlaps "' + texts[j].textContent + '"', text);
      }
      if (shapes[i].some(([x, y]) => x < frame.left - 2 || x > frame.right + 2 || y < frame.top - 2 || y > frame.bottom + 2)) {
        tell('lies outside of its chart', text);
      }
    });
    if (texts.some(t => /in %/.test(t.textContent))) {
      const ruled = [...svg.querySelectorAll('.grid, .axis')].map(l => l.getBoundingClientRect());
      const top = Math.min(...ruled.map(r => r.top)), bottom = Math.max(...ruled.map(r => r.bottom));
      const ticks = texts.filter(t => t.matches('.tick') && /^[0-9.]+$/.test(t.textContent));
      ticks.filter(t => Number(t.textContent) > 100).forEach(t => tell('is beyond 100 %', t));
      for (const mark of svg.querySelectorAll('rect, path, circle, line')) {
        const r = mark.getBoundingClientRect();
        const legend = r.bottom <= top - 2;
        if (!legend && (r.top < top - 6 || r.bottom > bottom + 6)) tell('leaves its axis', mark);
      }
    }
  }

  const channels = color => (color.match(/[0-9.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const color = channels(getComputedStyle(e).backgroundColor);
      if (color.length && (color.length < 4 || color[3] > 0)) return color;
    }
    return [255, 255, 255];
  };
  for (const element of document.querySelectorAll('p, td, th, dt, dd, summary, figcaption, b, span, a, li, pre, .tick, .label')) {
    const style = getComputedStyle(element);
    const color = channels(element.ownerSVGElement ? style.fill : style.color);
    const [a, b] = [light(color), light(behind(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5 && element.textContent.trim()) {
      tell('is hard to read (' + ((a + 0.05) / (b + 0.05)).toFixed(1) + ' : 1)', element);
    }
  }
  for (const img of document.querySelectorAll('img')) {
    if (!img.alt || !img.naturalWidth) tell('has no text or no picture', img);
  }
  document.title = 'checked ' + document.querySelectorAll('svg').length + ' charts, '
    + (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light') + ', ' + innerWidth + ' px'
    + [...new Set(problems)].slice(0, 20).map(p => ' | ' + p).join('');
  parent.postMessage(document.title, '*');
})();
