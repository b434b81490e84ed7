package org.robustlt.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.robustlt.bench.comparison.ComparisonPlan;
import org.robustlt.bench.record.RunReader;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.FileFault;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.lease.Holder;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.lease.Leases;
import org.robustlt.core.run.RunException;

/**
 * The cells of a comparison in its directory, which several machines may share: {@code leases/}
 * tells who is at which, {@code cells/} what came of those that ended.
 */
public final class CellBoard {
  private final Path out;
  private final List<ComparisonPlan.Cell> cells;
  private final Leases leases;

  /** Looks at the cells of a comparison in a directory. */
  public CellBoard(Path out, List<ComparisonPlan.Cell> cells) {
    this.out = out;
    this.cells = List.copyOf(cells);
    this.leases = new Leases(out.resolve("leases"));
  }

  /** Returns what is known of every cell, in the order of the table. */
  public List<CellState> states() {
    return cells.stream().map(this::state).toList();
  }

  private CellState state(ComparisonPlan.Cell cell) {
    try {
      // In this order: who ends a cell writes what came of it before it gives the lease back.
      Optional<Leases.Work> work = leases.work(resource(cell.directory()));
      return new CellState(cell.directory(), outcome(cell), work);
    } catch (IOException e) {
      throw new RunException(out + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Returns what came of a cell; what came of another recipe, or was taken away, is nothing. */
  private Optional<CellOutcome> outcome(ComparisonPlan.Cell cell) throws IOException {
    try {
      CellOutcome outcome =
          Json.mapper()
              .treeToValue(SealedJson.read(file(cell.directory())).tree(), CellOutcome.class);
      boolean there =
          outcome.kind() == CellOutcome.Kind.FAILED
              || RunReader.isRun(out.resolve(cell.directory()));
      return Optional.of(outcome).filter(found -> there && found.recipe().equals(cell.recipe()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Takes a cell, if nobody is at it.
   *
   * @throws RunException if the directory cannot be written to
   */
  Optional<Lease> take(String cell) {
    try {
      return leases.takeIfFree(resource(cell), 0);
    } catch (IOException e) {
      throw new RunException(FileFault.writing(out, e), e);
    }
  }

  /**
   * Writes down what came of a cell.
   *
   * @throws RunException if that fails
   */
  void end(Cell cell, Lease lease, Optional<String> reason, double seconds) {
    Path file = file(cell.name());
    Holder here = Holder.ofThisProcess(Clock.systemUTC());
    CellOutcome outcome =
        new CellOutcome(
            reason.isPresent() ? CellOutcome.Kind.FAILED : CellOutcome.Kind.DONE,
            cell.plan().recipe().sha256(),
            reason,
            here.host(),
            here.pid(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            seconds,
            lease.token());
    try {
      Files.createDirectories(out.resolve("cells"));
      AtomicFile.write(file, lease, target -> Files.writeString(target, SealedJson.pages(outcome)));
    } catch (IOException e) {
      throw new RunException(FileFault.writing(file, e), e);
    }
  }

  private Path file(String cell) {
    return out.resolve("cells").resolve(flat(cell) + ".json");
  }

  private static String resource(String cell) {
    return "cell-" + flat(cell);
  }

  private static String flat(String cell) {
    return cell.replace('/', '.');
  }
}
