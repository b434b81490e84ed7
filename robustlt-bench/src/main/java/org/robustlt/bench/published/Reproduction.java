package org.robustlt.bench.published;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.bench.comparison.Measure;
import org.robustlt.bench.comparison.ResultTable;

/**
 * Published numbers and, in columns of their own, what our runs came to.
 *
 * @param table what was published
 * @param sections a section for each protocol
 */
public record Reproduction(PublishedTable table, List<Section> sections) {
  private static final List<Measure> MEASURES = List.of(Measure.values());

  /** Copies the sections. */
  public Reproduction {
    sections = List.copyOf(sections);
  }

  /**
   * The rows of one protocol.
   *
   * @param protocol its name
   * @param rows the methods that have a published number under it
   */
  public record Section(String protocol, List<Row> rows) {
    /** Copies the rows. */
    public Section {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A method.
   *
   * @param method its name
   * @param published what was published
   * @param overall ours over all test images
   * @param tail ours over the tail
   * @param reduced what our run has less than the published one, such as {@code training.epochs: 30
   *     in place of 100}
   */
  public record Row(
      String method,
      PublishedTable.Score published,
      Optional<ResultTable.Cell> overall,
      Optional<ResultTable.Cell> tail,
      List<String> reduced) {
    /** Copies the list. */
    public Row {
      reduced = List.copyOf(reduced);
    }
  }

  /**
   * A method as we ran it.
   *
   * @param method what was published
   * @param variant what the table of results calls it
   * @param labels what results are called there, by protocol
   * @param reduced what it has less than the published one
   */
  public record Attempt(
      PublishedTable.Method method,
      String variant,
      Map<String, String> labels,
      List<String> reduced) {}

  /** Puts the results of our runs beside what was published. */
  public static Reproduction of(PublishedTable table, List<Attempt> attempts, ResultTable results) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      for (PublishedTable.Score number : attempt.method().numbers()) {
        String protocol = number.protocol();
        Optional<ResultTable.Section> section =
            section(results, attempt.labels().getOrDefault(protocol, protocol));
        List<String> reduced = new ArrayList<>(attempt.reduced());
        section
            .filter(s -> table.limits().getOrDefault(protocol, 0) == s.examples())
            .ifPresent(s -> reduced.add(s.examples() + " test images in place of all"));
        rows.computeIfAbsent(protocol, key -> new ArrayList<>())
            .add(
                new Row(
                    attempt.method().name(),
                    number,
                    cell(section, attempt.variant(), Measure.OVERALL),
                    cell(section, attempt.variant(), Measure.TAIL),
                    reduced));
      }
    }
    return new Reproduction(
        table, rows.entrySet().stream().map(e -> new Section(e.getKey(), e.getValue())).toList());
  }

  private static Optional<ResultTable.Section> section(ResultTable results, String label) {
    return results.sections().stream()
        .filter(section -> section.protocol().name().equals(label))
        .findFirst();
  }

  private static Optional<ResultTable.Cell> cell(
      Optional<ResultTable.Section> section, String variant, Measure measure) {
    return section.stream()
        .flatMap(s -> s.rows().stream())
        .filter(row -> !row.change() && row.name().equals(variant))
        .map(row -> row.cells().get(MEASURES.indexOf(measure)))
        .filter(cell -> cell.value().count() > 0)
        .findFirst();
  }
}
