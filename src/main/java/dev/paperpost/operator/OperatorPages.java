package dev.paperpost.operator;

import dev.paperpost.operator.doctor.DoctorReport;
import dev.paperpost.platform.Messages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The operator's pages. */
@CheckedTemplate(basePath = "pages")
class OperatorPages {

    private OperatorPages() {}

    static native TemplateInstance operator(Messages t, List<Section> sections, String now);

    static native TemplateInstance doctor(Messages t, DoctorReport report, String now);
}
