package org.robustlt.tck.golden;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips tests whose {@link GoldenFiles} are not in the directory that was named. */
final class GoldenFilesCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    GoldenDirectory directory = GoldenDirectory.resolve();
    return AnnotationSupport.findAnnotation(context.getElement(), GoldenFiles.class)
        .map(files -> evaluate(directory, files))
        .orElseGet(() -> ConditionEvaluationResult.enabled("reads no golden files"));
  }

  private static ConditionEvaluationResult evaluate(GoldenDirectory directory, GoldenFiles files) {
    for (String name : files.value()) {
      if (directory.isNamed() && !directory.exists(name)) {
        return ConditionEvaluationResult.disabled(directory + " has no " + name);
      }
    }
    return ConditionEvaluationResult.enabled("golden files are there");
  }
}
