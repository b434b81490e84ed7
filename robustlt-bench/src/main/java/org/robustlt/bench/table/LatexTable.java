package org.robustlt.bench.table;

import com.google.common.escape.CharEscaperBuilder;
import com.google.common.escape.Escaper;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.robustlt.bench.table.Grid.Entry;
import org.robustlt.bench.table.Grid.Kind;
import org.robustlt.bench.table.Grid.Line;
import org.robustlt.core.file.PlainText;

/** Writes a grid as a floating table of LaTeX with the rules of booktabs. */
final class LatexTable {
  /** What the file begins with. */
  static final String HEADING =
      "% Made by RobustLT. Needs \\usepackage{booktabs}; put it in by \\input.\n";

  /** A number's spread and interval, which are set small so that a page has room for them. */
  private static final Pattern SPREAD = Pattern.compile(" \\$\\\\pm\\$ ?(?<half>[0-9.]+)");

  private static final Pattern ENDS = Pattern.compile(" (?<ends>\\(.*\\))");

  private static final Escaper ESCAPER =
      new CharEscaperBuilder()
          .addEscape('\\', "\\textbackslash{}")
          .addEscape('{', "\\{")
          .addEscape('}', "\\}")
          .addEscape('$', "\\$")
          .addEscape('&', "\\&")
          .addEscape('#', "\\#")
          .addEscape('%', "\\%")
          .addEscape('_', "\\_")
          .addEscape('~', "\\textasciitilde{}")
          .addEscape('^', "\\textasciicircum{}")
          .addEscape('<', "$<$")
          .addEscape('>', "$>$")
          .addEscape('|', "$|$")
          .addEscape('±', "$\\pm$")
          .addEscape('−', "$-$")
          .addEscape('×', "$\\times$")
          .addEscape('∞', "$\\infty$")
          .addEscape('Δ', "$\\Delta$")
          .addEscape('ε', "$\\varepsilon$")
          .addEscape('…', "\\dots{}")
          .addEscape('–', "--")
          .toEscaper();

  private LatexTable() {}

  static String write(Grid grid) {
    StringBuilder out = new StringBuilder();
    out.append("\\begin{table}\n\\centering\n\\footnotesize\n\\setlength{\\tabcolsep}{2.4pt}\n");
    out.append("\\caption{").append(escape(grid.caption())).append("}\n");
    out.append("\\label{tab:")
        .append(grid.name().replaceAll("[^A-Za-z0-9.-]", "-"))
        .append("}\n\\smallskip\n");
    out.append("\\begin{tabular}{l").append("r".repeat(grid.columns().size())).append("}\n");
    out.append("\\toprule\n");
    row(out, "", grid.columns().stream().map(LatexTable::heading).toList());
    out.append("\\midrule\n");
    boolean first = true;
    for (Line line : grid.lines()) {
      if (!first && line.kind() == Kind.ACCURACY && hasChanges(grid)) {
        out.append("\\addlinespace\n");
      }
      first = false;
      row(out, title(line), line.entries().stream().map(entry -> entry(line, entry)).toList());
    }
    return out.append("\\bottomrule\n\\end{tabular}\n\\end{table}\n").toString();
  }

  /** Returns the title of a column; one with two names takes two lines, as wide as its numbers. */
  private static String heading(String title) {
    int second = title.indexOf(" + ");
    return second < 0
        ? escape(title)
        : "\\shortstack[r]{"
            + escape(title.substring(0, second))
            + "\\\\"
            + escape(title.substring(second + 1))
            + "}";
  }

  private static boolean hasChanges(Grid grid) {
    return grid.lines().stream().anyMatch(line -> line.kind() == Kind.CHANGE);
  }

  private static String title(Line line) {
    String title = escape(line.title());
    return switch (line.kind()) {
      case ACCURACY -> title;
      case CHANGE -> "~" + title;
      case INTERVAL -> "~{\\tiny " + title + "}";
    };
  }

  private static String entry(Line line, Entry entry) {
    String text = escape(entry.text());
    if (line.kind() == Kind.INTERVAL) {
      return text.isEmpty() ? "" : "{\\tiny " + text + "}";
    }
    String small =
        ENDS.matcher(SPREAD.matcher(text).replaceFirst("{\\\\tiny\\$\\\\pm\\$${half}}"))
            .replaceFirst(" {\\\\tiny ${ends}}");
    return entry.best() ? "\\textbf{" + small + "}" : small;
  }

  private static void row(StringBuilder out, String title, List<String> cells) {
    out.append(title).append(" & ");
    out.append(cells.stream().collect(Collectors.joining(" & "))).append(" \\\\\n");
  }

  private static String escape(String text) {
    return ESCAPER.escape(PlainText.of(text).replaceAll("\\s+", " "));
  }
}
