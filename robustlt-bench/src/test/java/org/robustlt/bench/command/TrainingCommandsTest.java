package org.robustlt.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import onnx.Onnx;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.record.RunReader;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.TensorFile;
import org.robustlt.core.file.TensorFileWriter;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.EvaluationRecord;

/** Trains for real, on a handful of images. */
class TrainingCommandsTest {
  private static final String RECIPE =
      """
      name: %s
      data:
        use: image-folder
        imbalance: {use: exponential, ratio: 2}
        validation: {fraction: 0.3}
      model: {use: small-cnn, width: 1}
      training: {epochs: 2, batchSize: 16}
      attack: {use: pgd, steps: 1}
      budget: {use: %s}
      evaluation: {protocols: [natural, fgsm]}
      """;

  @TempDir private static Path images;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path base = Path.of("");
  private Path robustLt = Path.of("");

  @BeforeAll
  static void drawImages() throws IOException {
    for (int label = 0; label < 3; label++) {
      for (int i = 0; i < 8; i++) {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(label * 5, i, 0, 255);
        Path file = images.resolve(i < 6 ? "train" : "test").resolve("class" + label);
        Files.createDirectories(file);
        ImageIO.write(image, "png", file.resolve(i + ".png").toFile());
      }
    }
  }

  @BeforeEach
  void writeRecipes() throws IOException {
    base =
        Files.writeString(
            folder.resolve("at.yaml"), String.format(Locale.ROOT, RECIPE, "AT", "constant"));
    robustLt =
        Files.writeString(
            folder.resolve("lt.yaml"),
            String.format(Locale.ROOT, RECIPE, "AT + RobustLT", "robustlt"));
  }

  @Test
  void whatCannotBeTrainedHereLeavesNoDirectoryBehind() {
    Path run = folder.resolve("run");
    Path table = folder.resolve("table");
    String library = "engine.library=nd4j";
    String precision = "precision.attack=bfloat16";

    assertThat(
            execute(
                "train", base, "--set", library, "--set", precision, "--data", images, "--out",
                run))
        .isEqualTo(2);
    assertThat(
            execute(
                "compare", base, robustLt, "--set", library, "--set", precision, "--data", images,
                "--out", table))
        .isEqualTo(2);

    assertThat(err.toString()).contains("precision.attack: bfloat16 needs");
    assertThat(run).doesNotExist();
    assertThat(table).doesNotExist();
  }

  @Test
  void trainWritesARunDirectoryAndPrintsItsResults() throws IOException {
    Path run = folder.resolve("run");

    assertThat(execute("train", base, "--data", images, "--out", run)).as(err.toString()).isZero();

    assertThat(out.toString()).contains("natural accuracy in %", "fgsm accuracy in %", "  AT ");
    assertThat(err.toString()).contains("epoch 1/2  loss ", "epoch 2/2  loss ", "images/s");
    assertThat(Files.readString(run.resolve("report.html"))).contains("Perturbation budget");
    assertThat(run.resolve("checkpoints/last.safetensors")).exists();
    assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(2);
    predictionsAreThoseOfTheEvaluation(run);
    whatIsReadIsWhatWasWritten(run);
  }

  /** Everything but what proves that files belong together. */
  private static void whatIsReadIsWhatWasWritten(Path directory) throws IOException {
    RunRecord run = new RunReader().read(directory);
    String[] proofs = {"schema", "sha256", "run", "images", "token", "line", "chain"};

    assertThat(Json.mapper().readTree(Json.line(run.manifest())))
        .isEqualTo(tree(Files.readString(directory.resolve("manifest.json")), "schema", "sha256"));
    for (EvaluationRecord evaluation : run.evaluations()) {
      Path file = directory.resolve("evaluation/" + evaluation.protocol().name() + ".json");
      assertThat(Json.mapper().readTree(Json.line(evaluation)))
          .isEqualTo(tree(Files.readString(file), proofs));
    }
    List<String> journal = Files.readAllLines(directory.resolve("metrics.jsonl"));
    for (EpochRecord epoch : run.epochs()) {
      assertThat(Json.mapper().readTree(Json.line(epoch)))
          .isEqualTo(tree(journal.get(epoch.epoch() - 1), proofs));
    }
    assertThat(run.evaluations()).isNotEmpty();
    assertThat(run.epochs()).isNotEmpty();
  }

  private static JsonNode tree(String json, String... without) throws IOException {
    return ((ObjectNode) Json.mapper().readTree(json)).without(List.of(without));
  }

  @Test
  void aClassifierIsRetrainedOnTheFrozenBackboneOfAnotherRun() {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    assertThat(execute("train", base, "--data", images, "--out", first)).isZero();

    assertThat(
            train(
                "second",
                "model.weights=" + first,
                "model.freeze=backbone",
                "model.newClassifier=true",
                "data.sampler=class-balanced",
                "training.accumulate=2"))
        .as(err.toString())
        .isZero();

    assertThat(err.toString())
        .contains("begins with the weights of " + first + "; the classifier begins anew")
        .contains(
            "batch normalization sees batches of 16 images, all else is as with batches of 32");
    Map<String, INDArray> before = weights(first);
    Map<String, INDArray> after = weights(second);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach(
        (name, array) ->
            assertThat(array.equals(before.get(name)))
                .as(name)
                .isEqualTo(!name.matches("(fc|classifier|linear).*")));
    assertThat(train("student", "loss=distillation", "model.teacher=" + first))
        .as(err.toString())
        .isZero();
    assertThat(train("fourth", "model.teacher=" + first)).isEqualTo(2);
    assertThat(err.toString()).contains("model.teacher: no loss learns from a teacher; it must be");
    assertThat(train("third", "model.weights=" + folder.resolve("nowhere"))).isEqualTo(2);
    assertThat(err.toString()).contains("nowhere: ");
  }

  private int train(String name, String... settings) {
    List<Object> arguments =
        new ArrayList<>(List.of("train", base, "--data", images, "--out", folder.resolve(name)));
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    return execute(arguments.toArray());
  }

  private static Map<String, INDArray> weights(Path run) {
    return new CheckpointFile(run.resolve("checkpoints/last.safetensors")).read().weights();
  }

  private void predictionsAreThoseOfTheEvaluation(Path run) throws IOException {
    JsonNode natural = new ObjectMapper().readTree(run.resolve("evaluation/natural.json").toFile());
    out.getBuffer().setLength(0);
    assertThat(execute("predict", run, images.resolve("test"), "--json")).isZero();
    JsonNode answer = new ObjectMapper().readTree(out.toString());
    int right = 0;
    for (JsonNode image : answer.get("images")) {
      String folder = String.valueOf(Path.of(image.get("file").asText()).getParent().getFileName());
      right += folder.equals(image.get("class").asText()) ? 1 : 0;
      double sum = 0;
      for (JsonNode probability : image.get("probabilities")) {
        sum += probability.asDouble();
      }
      assertThat(sum).isCloseTo(1, Offset.offset(1e-12));
    }
    assertThat(answer.get("images")).hasSize(6);
    assertThat(right / 6.0).isEqualTo(natural.get("overall").asDouble());
    Path broken = Files.writeString(folder.resolve("broken.png"), "?");
    assertThat(execute("predict", run, broken, "--csv")).isEqualTo(2);
    assertThat(out.toString()).endsWith("file,class,probability,class0,class1,class2\n");
    assertThat(err.toString()).contains("broken.png: not an image of a known format");
  }

  @Test
  void aNetworkGoesOutAndComesInAgain() throws IOException {
    Path run = folder.resolve("run");
    Path weights = folder.resolve("weights.safetensors");
    Path back = folder.resolve("back");
    assertThat(execute("train", base, "--data", images, "--out", run)).isZero();

    Object[] export = {"export", run, "--format", "safetensors", "--out", weights};
    assertThat(execute(export)).as(err.toString()).isZero();
    assertThat(execute(export)).isEqualTo(2);
    assertThat(err.toString()).contains("is there already");
    assertThat(
            execute(
                "import",
                weights,
                "--model",
                "small-cnn",
                "--data-set",
                "image-folder",
                "--set",
                "model.width=1",
                "--data",
                images,
                "--out",
                back))
        .as(err.toString())
        .isZero();
    assertThat(execute("evaluate", back, "--data", images, "--protocol", "natural")).isZero();

    assertThat(perClass(back)).isEqualTo(perClass(run));
    assertThat(Files.readString(back.resolve("manifest.json"))).contains("weights.safetensors");
    assertThat(back.resolve("report.html")).exists();
  }

  private static JsonNode perClass(Path run) throws IOException {
    return new ObjectMapper()
        .readTree(Files.readString(run.resolve("evaluation/natural.json")))
        .path("perClass");
  }

  @Test
  void aNetworkIsExportedToOnnx() throws IOException {
    Path run = folder.resolve("run");
    Path file = folder.resolve("network.onnx");
    assertThat(execute("train", base, "--data", images, "--out", run)).isZero();

    Object[] export = {"export", run, "--format", "onnx", "--data", images, "--out", file};
    assertThat(execute(export)).as(err.toString()).isZero();

    Onnx.ModelProto model = Onnx.ModelProto.parseFrom(Files.readAllBytes(file));
    assertThat(model.getGraph().getInput(0).getName()).isEqualTo("images");
    assertThat(model.getGraph().getOutput(0).getName()).isEqualTo("logits");
    assertThat(model.getMetadataPropsList())
        .anySatisfy(text -> assertThat(text.getValue()).isEqualTo("class0,class1,class2"));
  }

  @Test
  void anImportNeedsToKnowTheData() throws IOException {
    Path weights = folder.resolve("plain.safetensors");
    TensorFileWriter.write(
        weights, new TensorFile(Map.of("a", Nd4j.ones(DataType.FLOAT, 2, 2)), Map.of()));

    assertThat(execute("import", weights.toString(), "--model", "small-cnn")).isEqualTo(2);

    assertThat(err.toString())
        .contains("--data-set (and --model, if names do not tell), or --recipe for both");
  }

  @Test
  void trainLeavesAloneWhatIsThere() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.txt"), "mine");

    assertThat(execute("train", base, "--data", images, "--out", folder)).isEqualTo(2);
    assertThat(execute("train", base, "--data", images, "--out", file)).isEqualTo(2);

    assertThat(err.toString()).contains("holds no run", "mine.txt");
    assertThat(file).hasContent("mine");
  }

  @Test
  void trainGoesOnOnlyIfToldTo() {
    Path run = folder.resolve("run");
    assertThat(execute("train", base, "--data", images, "--out", run)).isZero();

    assertThat(execute("train", base, "--data", images, "--out", run)).isEqualTo(2);
    assertThat(err.toString()).contains("--resume");
    assertThat(execute("train", base, "--data", images, "--out", run, "--resume")).isZero();
    assertThat(err.toString()).contains("trained before");
    assertThat(execute("train", robustLt, "--data", images, "--out", run, "--resume")).isEqualTo(2);
  }

  @Test
  void trainTellsAllProblemsOfARecipeBeforeAnyWork() {
    Path run = folder.resolve("run");

    int code =
        execute(
            "train",
            base,
            "--data",
            images,
            "--out",
            run,
            "--set",
            "attack.use=pdg",
            "--set",
            "loss=1");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("2 problems", "did you mean \"pgd\"?");
    assertThat(run).doesNotExist();
  }

  @Test
  void nothingIsWrittenWithoutData() {
    Path run = folder.resolve("run");

    assertThat(execute("train", base, "--data", folder.resolve("none"), "--out", run)).isEqualTo(2);
    assertThat(execute("compare", base, "--data", folder.resolve("none"), "--out", run))
        .isEqualTo(2);

    assertThat(err.toString()).contains("none");
    assertThat(run).doesNotExist();
  }

  @Test
  void evaluateAddsAProtocolToARun() {
    Path run = folder.resolve("run");
    execute("train", base, "--data", images, "--out", run);

    assertThat(
            execute(
                "evaluate", run, "--data", images, "--protocol", "pgd-10", "--checkpoint", "best"))
        .isZero();
    assertThat(run.resolve("evaluation/pgd-10-best.json")).exists();
    assertThat(run.resolve("evaluation/pgd-10-best.npz")).exists();
    assertThat(out.toString()).contains("pgd-10-best accuracy in %", "best checkpoint");

    assertThat(execute("evaluate", run, "--protocol", "pgd-2o")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean \"pgd-20\"?");
    assertThat(execute("evaluate", folder)).isEqualTo(2);
    assertThat(err.toString()).contains("is not a run directory");
  }

  @Test
  void evaluateTakesALimitAndKeepsImagesAndLooksForMaskedGradients() throws IOException {
    Path run = folder.resolve("run");
    execute("train", base, "--data", images, "--out", run);

    assertThat(
            execute(
                "evaluate",
                run,
                "--data",
                images,
                "--protocol",
                "fgsm",
                "--limit",
                "3",
                "--save-images"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("fgsm-limit-3 accuracy in %, ε = 8/255, 3 test images");
    assertThat(run.resolve("evaluation/fgsm.json")).exists();
    assertThat(Files.size(run.resolve("evaluation/fgsm-limit-3-images.npy")))
        .isEqualTo(128 + 3 * 3 * 16 * 16 * 4);
    assertThat(execute("evaluate", run, "--data", images, "--limit", "2")).isEqualTo(2);
    assertThat(err.toString()).contains("limit must be at least 1 image for each of the 3 classes");

    assertThat(
            execute(
                "evaluate",
                run,
                "--data",
                images,
                "--protocol",
                "fgsm",
                "--diagnose",
                "--diagnose-images",
                "2"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("a diagnosis needs at least 5 images of each class, got 2");
    assertThat(execute("evaluate", run, "--data", images, "--protocol", "fgsm", "--diagnose"))
        .as(err.toString())
        .isZero();
    assertThat(err.toString()).contains("too few images are classified correctly");
    assertThat(run.resolve("masking.json")).exists();
  }

  @Test
  void autoAttackIsLeftOutWhereItsLossesAreNotDefined() {
    String why =
        "autoattack-10step, whose APGD-T uses the targeted DLR loss, needs at least 4 classes,"
            + " got 3; autoattack-margin may stand in its place";
    Path run = folder.resolve("run");
    execute("train", base, "--data", images, "--out", run);

    assertThat(execute("evaluate", run, "--data", images, "--protocol", "robustlt-paper")).isZero();
    assertThat(err.toString()).contains(why);
    assertThat(run.resolve("evaluation/cw-20.json")).exists();

    err.getBuffer().setLength(0);
    assertThat(execute("evaluate", run, "--data", images, "--protocol", "autoattack-10step"))
        .isEqualTo(2);
    assertThat(err.toString()).contains(why);
  }

  @Test
  void comparePrintsMeansOverSeedsAndGoesOn() throws IOException {
    Path to = folder.resolve("both");

    assertThat(execute("compare", robustLt, base, "--seeds", "1,2", "--data", images, "--out", to))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("Δ to AT", " ± ");
    assertThat(to.resolve("at/seed-1/metrics.jsonl")).exists();
    assertThat(to.resolve("at-robustlt/seed-2/report.html")).exists();
    assertThat(to.resolve("report.html")).isNotEmptyFile();
    JsonNode variants =
        new ObjectMapper()
            .readTree(Files.readString(to.resolve("comparison.json")))
            .get("variants");
    assertThat(variants).hasSize(2);
    assertThat(variants.get(1).get("base").asText()).isEqualTo("AT");
    assertThat(variants.get(1).at("/results/fgsm/accuracies/overall/values")).hasSize(2);

    String first = out.toString();
    assertThat(execute("compare", robustLt, base, "--seeds", "1,2", "--data", images, "--out", to))
        .isEqualTo(2);
    assertThat(
            execute(
                "compare",
                robustLt,
                base,
                "--seeds",
                "1,2",
                "--data",
                images,
                "--out",
                to,
                "--resume"))
        .isZero();
    assertThat(out.toString()).isEqualTo(first + first);
  }

  @Test
  void compareRefusesRecipesOfOneName() {
    assertThat(execute("compare", base, base, "--data", images, "--out", folder.resolve("both")))
        .isEqualTo(2);
    assertThat(err.toString()).contains("two recipes are called \"AT\"");
    assertThat(folder.resolve("both")).doesNotExist();
  }

  @Test
  void compareRefusesRecipesThatAreMeasuredOtherwise() throws IOException {
    Path grouped =
        Files.writeString(
            folder.resolve("grouped.yaml"),
            "include: "
                + base
                + "\nname: grouped\nevaluation: {groups: {rule: counts, head: 1, tail: 1}}\n");
    assertThat(execute("compare", base, grouped, "--data", images, "--out", folder.resolve("two")))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "\"AT\" and \"grouped\" cannot stand in one table: evaluation.groups is thirds and"
                + " counts (head 1, tail 1), so that their numbers would be of different things;"
                + " make it the same");
    assertThat(folder.resolve("two")).doesNotExist();
  }

  @Test
  void validateTellsWhatIsWrongWithEachRecipe() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "attack: {use: pdg}\n");
    String set = "evaluation.protocols=[natural, none.yaml]";

    assertThat(execute("validate", base, "--set", set)).isEqualTo(2);
    assertThat(err.toString())
        .contains("at.yaml: none.yaml: no such protocol file, or it cannot be read");
    assertThat(execute("validate", base, wrong)).isEqualTo(2);
    assertThat(err.toString()).contains("at.yaml is valid: AT, hash ", "wrong.yaml is invalid");
    assertThat(execute("validate", "--resolved", base)).isZero();
    assertThat(out.toString()).contains("momentum: ");
  }

  @Test
  void validateMakesComponentsForTheOfficialClasses() {
    assertThat(execute("validate", base, "--set=data={use: tiny-imagenet, classes: 3}")).isZero();
    assertThat(err.toString()).contains("at.yaml is valid: ").doesNotContain("not checked");
    assertThat(
            execute(
                "validate",
                base,
                "--set=data={use: tiny-imagenet, classes: 3}",
                "--set=attack.use=apgd-t"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("at.yaml: attack \"apgd-t\"", "needs at least 4 classes");
    assertThat(
            execute(
                "validate",
                base,
                "--set=data={use: tiny-imagenet, classes: 3}",
                "--set=evaluation.protocols=[robustlt-paper]"))
        .isZero();
    assertThat(err.toString()).contains("  left out: attack \"autoattack-10step\"");
    assertThat(execute("validate", base, "--set=data.use=image-folder")).isZero();
    assertThat(err.toString())
        .contains(
            "  not checked: whether its components fit the classes, which only the data tell");
  }

  @Test
  void componentsTellOptionsAndWhereTheyComeFrom() {
    assertThat(execute("components")).isZero();
    assertThat(out.toString())
        .contains("attack  (attack.use)", "balanced-softmax", "robustlt-core");
    assertThat(execute("components", "attack", "pgd")).isZero();
    assertThat(out.toString()).contains("stepSize: 2/255", "magnitude, pixel scale 0..1");
    assertThat(execute("components", "attack", "pdg")).isEqualTo(2);
    assertThat(execute("components", "atack")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean \"pgd\"?", "did you mean \"attack\"?");
  }

  private int execute(Object... arguments) {
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false, 100);
    return RobustLtCommand.execute(console, texts);
  }
}
