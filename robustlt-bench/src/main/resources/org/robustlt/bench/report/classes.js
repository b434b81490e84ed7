for (const box of document.querySelectorAll(".classes")) {
  const rows = [...box.querySelectorAll("tbody tr")];
  const body = box.querySelector("tbody");
  box.querySelector(".search").addEventListener("input", event => {
    const wanted = event.target.value.toLowerCase();
    for (const row of rows) row.hidden = !row.cells[0].textContent.toLowerCase().includes(wanted);
  });
  box.querySelectorAll("thead th").forEach((heading, column) => {
    heading.addEventListener("click", () => {
      const rising = heading.getAttribute("aria-sort") !== "ascending";
      box.querySelectorAll("thead th").forEach(other => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", rising ? "ascending" : "descending");
      const value = row => {
        const text = row.cells[column].textContent;
        return column === 0 ? text : text === "–" || text === "" ? NaN : Number(text);
      };
      rows.sort((one, other) => {
        const a = value(one), b = value(other);
        const order = column === 0 ? a.localeCompare(b) : isNaN(a) ? 1 : isNaN(b) ? -1 : a - b;
        return rising || (column > 0 && (isNaN(a) || isNaN(b))) ? order : -order;
      });
      body.append(...rows);
    });
  });
}
