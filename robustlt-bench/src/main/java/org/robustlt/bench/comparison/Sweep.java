package org.robustlt.bench.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.EpochRecord;

/**
 * What a sweep came to on validation images: balanced robust accuracy after the last epoch, of the
 * weights that are evaluated. Settings are chosen by that, and never by test images.
 *
 * @param keys the settings that it varies
 * @param points in the order of the sweep
 */
public record Sweep(List<String> keys, List<Point> points) {
  /** Copies the lists. */
  public Sweep {
    keys = List.copyOf(keys);
    points = List.copyOf(points);
  }

  /**
   * A point of the sweep.
   *
   * @param recipe the name of the recipe that is varied
   * @param values of the settings
   * @param robust balanced robust accuracy on validation images, over the seeds; shares in 0..1
   */
  public record Point(String recipe, List<String> values, Statistic robust) {
    /** Copies the list. */
    public Point {
      values = List.copyOf(values);
    }
  }

  /**
   * Returns the sweep of a comparison; nothing if it is none, or nothing was measured yet.
   *
   * @param out the directory of the comparison
   */
  public static Optional<Sweep> of(Path out, ComparisonPlan plan, Comparison comparison) {
    if (plan.axes().isEmpty()) {
      return Optional.empty();
    }
    Map<Path, RunRecord> runs = new LinkedHashMap<>();
    comparison.runs().forEach(run -> runs.put(absolute(run.directory()), run));
    Map<Key, List<Double>> measured = new LinkedHashMap<>();
    for (ComparisonPlan.Cell cell : plan.cells()) {
      RunRecord run = runs.get(absolute(out.resolve(cell.directory())));
      if (run != null) {
        Key key = Key.of(run, cell);
        last(run)
            .ifPresent(
                robust -> measured.computeIfAbsent(key, point -> new ArrayList<>()).add(robust));
      }
    }
    List<Point> points = new ArrayList<>();
    measured.forEach(
        (key, robust) -> points.add(new Point(key.recipe(), key.values(), Statistic.of(robust))));
    return points.isEmpty() ? Optional.empty() : Optional.of(new Sweep(plan.axes(), points));
  }

  private record Key(String recipe, List<String> values) {
    static Key of(RunRecord run, ComparisonPlan.Cell cell) {
      String name = run.manifest().run();
      String suffix = Grid.name("", cell.point());
      return new Key(
          name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name,
          cell.point().stream().map(s -> s.substring(s.indexOf('=') + 1)).toList());
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Returns what was measured last, if the training is over. */
  private static Optional<Double> last(RunRecord run) {
    List<EpochRecord> epochs = run.epochs();
    return epochs.isEmpty() || epochs.get(epochs.size() - 1).epoch() < epochs.get(0).epochs()
        ? Optional.empty()
        : epochs
            .get(epochs.size() - 1)
            .validation()
            .map(AccuracyRecord.Pair::robust)
            .map(AccuracyRecord::balanced);
  }

  /** Returns the best point on validation; the first of equal ones. */
  public Point best() {
    Point best = points.get(0);
    for (Point point : points) {
      if (point.robust().mean() > best.robust().mean()) {
        best = point;
      }
    }
    return best;
  }

  /** Returns the settings of a point in words. */
  public String words(Point point) {
    List<String> settings = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      settings.add(keys.get(i) + "=" + point.values().get(i));
    }
    return point.recipe() + " with " + String.join(", ", settings);
  }
}
