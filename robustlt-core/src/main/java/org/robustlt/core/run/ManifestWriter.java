package org.robustlt.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.robustlt.core.checkpoint.RunIdentity;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Network;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.interchange.WeightsFile;
import org.robustlt.core.recipe.ModelSection;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.record.RunManifest;
import org.robustlt.core.registry.NamePattern;

/**
 * Writes down where a run comes from.
 *
 * @param recipe the recipe
 * @param data what is learnt from
 * @param network what learns
 * @param library what computes
 * @param dataDirectory where the data lie, if the user said so
 * @param clock tells when the run begins
 */
public record ManifestWriter(
    Recipe recipe,
    RunData data,
    Network network,
    KernelLibrary library,
    Optional<Path> dataDirectory,
    Clock clock) {

  void write(Path file, Fence fence, Optional<RunManifest.Weights> weights) throws IOException {
    RunManifest manifest =
        new RunManifest(
            recipe.name(),
            Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString(),
            recipe.sha256(),
            RunIdentity.of(recipe.yaml(), data.splitManifest()),
            recipe.seed(),
            data.manifest(),
            dataDirectory.map(path -> path.toAbsolutePath().normalize().toString()),
            NamePattern.nameOf(recipe.model().architecture()),
            network.parameters().weights().length(),
            library.name(),
            ComponentOrigins.of(recipe),
            Environment.of(recipe, library),
            weights,
            start());
    AtomicFile.write(file, fence, target -> Files.writeString(target, SealedJson.pages(manifest)));
  }

  private Optional<RunManifest.Weights> start() {
    String given = recipe.model().weights();
    return Optional.of(given)
        .filter(name -> !name.equals(ModelSection.NONE))
        .map(name -> RunDirectory.weights(Path.of(name)))
        .filter(Files::exists)
        .map(
            file ->
                new RunManifest.Weights(given, new WeightsFile(file, Optional.empty()).sha256()));
  }
}
