package org.robustlt.bench.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.bench.comparison.ClassAccuracy;
import org.robustlt.bench.comparison.Quantity;
import org.robustlt.bench.comparison.ResultTable;
import org.robustlt.bench.comparison.ResultTable.Cell;
import org.robustlt.bench.comparison.ResultTable.Row;
import org.robustlt.bench.comparison.ResultTable.Section;
import org.robustlt.core.file.Json;

/** Writes tables as JSON. */
final class JsonTable {
  private JsonTable() {}

  /**
   * The numbers under one protocol.
   *
   * @param protocol how they were measured
   * @param examples the number of test images
   * @param notes what is to be known of them
   * @param rows the variants and their differences
   */
  record Entry(Protocol protocol, long examples, List<String> notes, List<Numbers> rows) {}

  /**
   * How numbers were measured.
   *
   * @param name such as {@code pgd-20}
   * @param hash numbers compare only if it is the same
   * @param settings all else
   */
  record Protocol(String name, String hash, Map<String, String> settings) {
    static Protocol of(Section section) {
      return new Protocol(section.protocol().name(), section.protocol().hash(), section.settings());
    }
  }

  /**
   * A row.
   *
   * @param variant the variant
   * @param differenceTo its base where the numbers are differences
   * @param accuracies by measure
   * @param perClass by class, if wanted
   */
  record Numbers(
      String variant,
      Optional<String> differenceTo,
      Map<String, Value> accuracies,
      Map<String, Value> perClass) {}

  /**
   * A number, fractions in 0..1.
   *
   * @param mean over the seeds
   * @param deviation the sample standard deviation, null for a single seed
   * @param seeds how many
   * @param interval its ends, of 95 % confidence
   * @param best whether it is certainly better than all others
   */
  record Value(
      double mean, double deviation, int seeds, Optional<List<Double>> interval, boolean best) {}

  static String write(List<ResultTable> tables) {
    List<Entry> entries = new ArrayList<>();
    for (int s = 0; s < tables.get(0).sections().size(); s++) {
      Section section = tables.get(0).sections().get(s);
      List<Numbers> rows = new ArrayList<>();
      String variant = "";
      for (int r = 0; r < section.rows().size(); r++) {
        Row row = section.rows().get(r);
        variant = row.change() ? variant : row.name();
        Map<String, Value> accuracies = new LinkedHashMap<>();
        Map<String, Value> perClass = new LinkedHashMap<>();
        for (ResultTable table : tables) {
          List<Cell> cells = table.sections().get(s).rows().get(r).cells();
          for (int c = 0; c < cells.size(); c++) {
            Quantity quantity = table.quantities().get(c);
            (quantity instanceof ClassAccuracy ? perClass : accuracies)
                .put(quantity.title(), number(cells.get(c)));
          }
        }
        Optional<String> base = row.change() ? Optional.of(row.name()) : Optional.empty();
        rows.add(new Numbers(variant, base, accuracies, perClass));
      }
      entries.add(new Entry(Protocol.of(section), section.examples(), section.notes(), rows));
    }
    return Json.pages(Map.of("protocols", entries));
  }

  private static Value number(Cell cell) {
    return new Value(
        cell.value().mean(),
        cell.value().deviation(),
        cell.value().count(),
        cell.interval().map(ends -> List.of(ends.low(), ends.high())),
        cell.best());
  }
}
