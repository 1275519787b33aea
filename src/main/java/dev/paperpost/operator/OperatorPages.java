package dev.paperpost.operator;

import dev.paperpost.operator.doctor.DoctorReport;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The operator's pages. */
@CheckedTemplate(basePath = "pages")
class OperatorPages {

    private OperatorPages() {}

    static native TemplateInstance operator(List<Section> sections, String now);

    static native TemplateInstance doctor(DoctorReport report, String now);
}
