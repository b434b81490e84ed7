package org.robustlt.bench.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of texts in aligned columns; the last column is broken where the line ends. Characters that
 * would move the cursor, as names of folders may hold, become question marks.
 */
public final class Columns {
  private static final int GAP = 2;

  private final int indentation;
  private final List<List<String>> rows = new ArrayList<>();

  /** Begins without rows, that many blanks from the left edge. */
  public Columns(int indentation) {
    this.indentation = indentation;
  }

  /** Adds a row; all rows must have as many cells. */
  public Columns row(String... cells) {
    rows.add(Stream.of(cells).map(cell -> cell.replaceAll("\\p{Cntrl}", "?")).toList());
    return this;
  }

  /** Prints the rows. */
  public void print(Console console) {
    if (rows.isEmpty()) {
      return;
    }
    int last = rows.get(0).size() - 1;
    int[] widths = new int[last];
    for (List<String> row : rows) {
      for (int i = 0; i < last; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ".repeat(indentation));
      for (int i = 0; i < last; i++) {
        // A column that is empty in every row takes no room.
        int room = widths[i] == 0 ? 0 : widths[i] + GAP;
        line.append(row.get(i)).append(" ".repeat(room - row.get(i).length()));
      }
      List<String> broken = console.wrap(row.get(last), line.length());
      console.print((line + broken.get(0)).stripTrailing());
      String margin = " ".repeat(line.length());
      broken.stream().skip(1).forEach(rest -> console.print(margin + rest));
    }
  }
}
