package org.robustlt.bench.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.robustlt.api.data.DataRemark;

/** Says what a user should know of a data set. */
public final class RemarkText {
  private static final int SHOWN = 3;

  private RemarkText() {}

  /** Returns a line for each remark and for the first things that it is true of. */
  static List<String> lines(List<DataRemark> remarks) {
    return lines(remarks, SHOWN);
  }

  /**
   * Returns a line for each remark and for the first things that it is true of.
   *
   * @param shown how many things at most
   */
  public static List<String> lines(List<DataRemark> remarks, int shown) {
    List<String> lines = new ArrayList<>();
    for (DataRemark remark : remarks) {
      lines.add("data: " + remark.text());
      remark.items().stream()
          .limit(shown)
          .forEach(item -> lines.add("      " + item.replaceAll("\\p{Cntrl}", "?")));
      if (remark.items().size() > shown) {
        lines.add(
            String.format(
                Locale.ROOT,
                "      ... %,d more: data inspect --all, and manifest.json of a run",
                remark.items().size() - shown));
      }
    }
    return lines;
  }
}
