package io.paythread.dispute;

import io.paythread.platform.problem.ServiceException;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks for a draft. */
record PackRequest(
        @Pattern(regexp = "physical|digital|service", message = "The product type is physical, digital or service.")
                @Nullable
                String productType) {

    ProductType product() {
        return productType == null
                ? ProductType.PHYSICAL
                : ProductType.ofWireName(productType)
                        .orElseThrow(
                                () -> ServiceException.invalid("/product_type", "unknown", "There is no such type."));
    }
}
