package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.ComparisonFile;
import org.robustlt.bench.comparison.ComparisonPlan;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.FileFault;
import org.robustlt.core.lease.Holder;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.lease.Leases;

/**
 * Where a comparison goes. One process at a time works at it, or any number that take its cells one
 * by one.
 */
final class ComparisonDirectory implements AutoCloseable {
  private static final String ALONE = "comparison";
  private static final String TABLE = "table";

  private final Path out;
  private final ComparisonPlan plan;
  private final Path file;
  private final Path leases;
  private @Nullable Lease lease;

  ComparisonDirectory(Path out, ComparisonPlan plan) {
    this.out = out;
    this.plan = plan;
    this.file = out.resolve("comparison.json");
    this.leases = out.resolve("leases");
  }

  /**
   * Makes sure that a comparison can begin here, or go on.
   *
   * @throws UserException if it cannot, or something else is here
   */
  void check(boolean resume) {
    if (!Files.exists(out)) {
      return;
    }
    if (Files.exists(file)) {
      if (!resume) {
        throw new UserException(
            out + " already holds a comparison; go on with it by --resume, or give another --out");
      }
      return;
    }
    try (Stream<Path> content = Files.list(out)) {
      if (content.anyMatch(path -> !path.equals(leases) && !AtomicFile.isPartial(path))) {
        throw new UserException(
            out + " is not empty and holds no comparison; give another directory with --out");
      }
    } catch (IOException e) {
      throw new UserException(out + " is no directory that can be read: " + e);
    }
  }

  /**
   * Takes the lease and marks the directory, so that a comparison that is stopped can go on there.
   *
   * @throws org.robustlt.core.lease.LeaseException if another process is at it
   */
  void begin(boolean resume) {
    try {
      Files.createDirectories(out);
      Lease taken = new Leases(leases).take(ALONE, out.toString(), 0);
      lease = taken;
      check(resume);
      AtomicFile.removePartials(out, name -> true, taken.token());
      if (!Files.exists(file) || Files.size(file) == 0) {
        ComparisonFile.begin(file, taken, plan);
      }
    } catch (IOException e) {
      throw new UserException(FileFault.writing(out, e));
    }
  }

  /** Writes what came of it. */
  void write(Comparison comparison) {
    ComparisonFile.write(
        file, Optional.<Fence>ofNullable(lease).orElse(Fence.NONE), plan, comparison, Map.of());
  }

  /**
   * Begins a comparison whose cells are shared, or joins it.
   *
   * @return what the file says of it: the circumstances are those of the process that began it
   * @throws UserException if it has other cells, something else is here, or one process works at it
   *     alone
   */
  ComparisonPlan join() {
    return atTheTable(
        held -> {
          Optional<Holder> alone = new Leases(leases).holder(ALONE);
          if (alone.isPresent()) {
            throw new UserException(
                out
                    + ": "
                    + alone.get().describe()
                    + " is at it without --join; wait until it is done, or stop it and come again");
          }
          check(true);
          Optional<ComparisonPlan> found = ComparisonFile.plan(file);
          found.ifPresent(this::checkCells);
          if (found.isEmpty()) {
            ComparisonFile.begin(file, held, plan);
          }
          return found.orElse(plan);
        });
  }

  private void checkCells(ComparisonPlan found) {
    if (found.cells().equals(plan.cells()) && found.axes().equals(plan.axes())) {
      return;
    }
    List<String> here = names(plan);
    List<String> there = names(found);
    String difference =
        here.equals(there)
            ? plan.cells().stream()
                    .filter(cell -> !found.cells().contains(cell))
                    .map(ComparisonPlan.Cell::directory)
                    .findFirst()
                    .orElse("the sweep")
                + " has other settings there"
            : "there it has "
                + there.size()
                + " cells ("
                + shown(there)
                + "), and here "
                + here.size()
                + " ("
                + shown(here)
                + ")";
    throw new UserException(
        out
            + " holds another comparison: "
            + difference
            + "; give the same recipes, --seeds, --set and --grid as who began it, or another --out");
  }

  private static List<String> names(ComparisonPlan plan) {
    return plan.cells().stream().map(ComparisonPlan.Cell::directory).toList();
  }

  private static String shown(List<String> names) {
    return names.size() <= 4
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 3)) + ", …";
  }

  /**
   * Writes what came of a comparison whose cells are shared, unless another process did.
   *
   * @param madeOf the cells that are done, with the numbers of their leases
   * @param made makes the comparison, and its page
   */
  void write(Map<String, Long> madeOf, Supplier<Comparison> made) {
    atTheTable(
        held -> {
          if (!ComparisonFile.madeOf(file).equals(Optional.of(madeOf))) {
            AtomicFile.removePartials(out, name -> true, held.token());
            ComparisonFile.write(
                file, held, ComparisonFile.plan(file).orElse(plan), made.get(), madeOf);
          }
          return file;
        });
  }

  /** Does something on behalf of all who take part, if none of them is at it just now. */
  void ifNobodyElseDoes(Runnable work) {
    try {
      Optional<Lease> taken = new Leases(leases).takeIfFree(TABLE, 0);
      if (taken.isPresent()) {
        try (Lease held = taken.get()) {
          held.check();
          work.run();
        }
      }
    } catch (IOException e) {
      throw new UserException(FileFault.writing(out, e));
    }
  }

  /** What is done at the table, where one process at a time is, for moments only. */
  @FunctionalInterface
  private interface AtTheTable<T> {
    T with(Lease held) throws IOException;
  }

  private <T> T atTheTable(AtTheTable<T> work) {
    try {
      Files.createDirectories(out);
      try (Lease held = new Leases(leases).takeWhenFree(TABLE, 0)) {
        return work.with(held);
      }
    } catch (IOException e) {
      throw new UserException(FileFault.writing(out, e));
    }
  }

  @Override
  public void close() {
    if (lease != null) {
      lease.close();
    }
  }
}
