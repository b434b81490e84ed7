package org.robustlt.core.run;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.checkpoint.CheckpointStore;
import org.robustlt.core.checkpoint.RunIdentity;
import org.robustlt.core.data.split.SplitManifest;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.file.TextFile;
import org.robustlt.core.journal.JournalReading;

/**
 * Whether the files of a run belong together: recipe and split make its identity, manifest,
 * checkpoints and evaluations bear it, and the journal is chained to the one with which it began.
 *
 * @param identity that of recipe and split as they lie there
 * @param origin the one with which the run began
 * @param recipe the text of {@code recipe.yaml}
 * @param known all that the run ever had
 * @param proven whether it is sealed in the manifest; runs of older programs are not
 */
record RunProof(
    RunIdentity identity,
    RunIdentity origin,
    String recipe,
    Set<RunIdentity> known,
    boolean proven) {

  /**
   * Reads what a run says of itself.
   *
   * @param split the run's split, which was read and checked
   * @throws FileFormatException if recipe, split or journal are not those of the run
   * @throws IOException if a file cannot be read
   */
  static RunProof of(RunDirectory directory, SplitManifest split) throws IOException {
    String recipe = TextFile.read(directory.recipe());
    RunIdentity identity = RunIdentity.of(recipe, split);
    Optional<SealedJson> manifest = manifest(directory);
    Optional<RunIdentity> sealed =
        manifest
            .filter(SealedJson::proven)
            .map(json -> new RunIdentity(json.tree().path("identity").asText()));
    Optional<RunIdentity> saved = ofCheckpoint(directory);
    if (sealed.isPresent()
        && saved.isPresent()
        && isForeign(directory, sealed.get(), saved.get())) {
      throw new FileFormatException(
          directory.manifest(),
          "belongs to another run: its identity is "
              + sealed.get().shown()
              + ", and must be "
              + saved.get().shown());
    }
    RunIdentity origin = sealed.or(() -> saved).orElse(identity);
    Set<RunIdentity> known = new HashSet<>();
    known.add(origin);
    JournalReading.of(directory.journal(), origin.value()).entries().stream()
        .filter(entry -> entry.path("event").asText().equals("segment"))
        .forEach(entry -> known.add(new RunIdentity(entry.path("identity").asText())));
    RunProof proof = new RunProof(identity, origin, recipe, Set.copyOf(known), sealed.isPresent());
    if (!known.contains(identity)) {
      throw proof.changed(directory, manifest.map(json -> json.tree().path("recipeHash").asText()));
    }
    return proof;
  }

  /** Returns the manifest; nothing if there is none, or none that can be used. */
  private static Optional<SealedJson> manifest(RunDirectory directory) throws IOException {
    try {
      return Files.exists(directory.manifest())
          ? Optional.of(SealedJson.read(directory.manifest()))
          : Optional.empty();
    } catch (FileFormatException e) {
      return Optional.empty(); // It is made again, by whoever trains.
    }
  }

  private static Optional<RunIdentity> ofCheckpoint(RunDirectory directory) {
    CheckpointStore store = new CheckpointStore(directory.checkpoints());
    for (Path file : new Path[] {store.file(CheckpointStore.Which.LAST), store.unfinished()}) {
      if (Files.exists(file)) {
        return Optional.of(new CheckpointFile(file).readManifest().origin())
            .filter(RunIdentity::isKnown);
      }
    }
    return Optional.empty();
  }

  /** Where manifest and checkpoint disagree, the journal tells whose it is. */
  private static boolean isForeign(RunDirectory directory, RunIdentity sealed, RunIdentity saved)
      throws IOException {
    return !sealed.equals(saved)
        && fits(directory.journal(), saved)
        && !fits(directory.journal(), sealed);
  }

  private static boolean fits(Path journal, RunIdentity origin) throws IOException {
    try {
      return !JournalReading.of(journal, origin.value()).lines().isEmpty();
    } catch (FileFormatException e) {
      return false;
    }
  }

  private FileFormatException changed(RunDirectory directory, Optional<String> recipeHash) {
    return recipeHash.isPresent() && recipeHash.get().equals(recipeHash())
        ? new FileFormatException(
            directory.split(), "is not the split with which the run was begun; bring that back")
        : new FileFormatException(
            directory.recipe(),
            "is not the recipe by which the run was trained: its sha256 is "
                + recipeHash()
                + recipeHash.map(hash -> ", and must be " + hash).orElse("")
                + "; bring that back (every checkpoint has it in its header, as \"recipe\")");
  }

  /**
   * Returns what is wrong with the manifest, if anything is: it can be made again from the rest.
   *
   * @throws IOException if it cannot be read
   * @throws FileFormatException if the last checkpoint is damaged
   */
  static Optional<String> problemOfManifest(RunDirectory directory) throws IOException {
    if (!Files.exists(directory.manifest())) {
      return Optional.of(directory.manifest() + ": is missing");
    }
    Optional<RunIdentity> saved = ofCheckpoint(directory);
    try {
      SealedJson manifest = SealedJson.read(directory.manifest());
      RunIdentity sealed = new RunIdentity(manifest.tree().path("identity").asText());
      return manifest.proven() && saved.isPresent() && isForeign(directory, sealed, saved.get())
          ? Optional.of(directory.manifest() + ": belongs to another run")
          : manifest.tree().has("recipeHash")
              ? Optional.empty()
              : Optional.of(directory.manifest() + ": is damaged: it tells nothing");
    } catch (FileFormatException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the digest of the recipe. */
  String recipeHash() {
    return Hashing.sha256().hashString(recipe, StandardCharsets.UTF_8).toString();
  }

  /**
   * Checks that a checkpoint belongs to the run.
   *
   * @throws FileFormatException if it does not
   */
  void check(Path file, CheckpointManifest manifest) {
    if (!manifest.identity().isKnown()) {
      if (!manifest.recipeHash().equals(recipeHash())) {
        throw new FileFormatException(
            file,
            "was trained by another recipe than recipe.yaml: the sha256 of its recipe is "
                + manifest.recipeHash()
                + ", and must be "
                + recipeHash());
      }
    } else if (!known.contains(manifest.identity())) {
      throw new FileFormatException(
          file,
          "belongs to another run: its identity is "
              + manifest.identity().shown()
              + ", and must be "
              + identity.shown()
              + ", that of recipe.yaml and split.json");
    }
  }
}
