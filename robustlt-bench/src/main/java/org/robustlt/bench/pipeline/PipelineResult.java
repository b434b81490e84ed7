package org.robustlt.bench.pipeline;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * What epochs of the data pipeline took, under the names that {@code torch_data.py} prints.
 *
 * @param peer the program
 * @param dataSet what is read
 * @param augmentation what is done to every image
 * @param images images of an epoch
 * @param batch images of a batch
 * @param threads threads that prepare batches
 * @param msMin milliseconds of the fastest epoch
 * @param msMedian milliseconds of the median epoch
 * @param imagesPerS images per second of the fastest epoch
 * @param peakMib the largest resident memory so far, in MiB; 0 if the system does not tell
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PipelineResult(
    String peer,
    String dataSet,
    List<String> augmentation,
    int images,
    int batch,
    int threads,
    double msMin,
    double msMedian,
    double imagesPerS,
    long peakMib) {}
