package dev.paperpost;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the house and the arrows between them; a new arrow is a decision, made here and in docs/design.md. */
@AnalyzeClasses(packages = "dev.paperpost", importOptions = DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule roomsUseOnlyTheRoomsTheyMay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("paper")
            .definedBy("dev.paperpost.paper..")
            .layer("source")
            .definedBy("dev.paperpost.source..")
            .layer("interest")
            .definedBy("dev.paperpost.interest..")
            .layer("subscription")
            .definedBy("dev.paperpost.subscription..")
            .layer("digest")
            .definedBy("dev.paperpost.digest..")
            .layer("mail")
            .definedBy("dev.paperpost.mail..")
            .layer("delivery")
            .definedBy("dev.paperpost.delivery..")
            .layer("web")
            .definedBy("dev.paperpost.web..")
            .layer("operator")
            .definedBy("dev.paperpost.operator..")
            .layer("platform")
            .definedBy("dev.paperpost.platform..")
            .whereLayer("paper")
            .mayOnlyAccessLayers("platform")
            .whereLayer("source")
            .mayOnlyAccessLayers("paper", "platform")
            .whereLayer("interest")
            .mayNotAccessAnyLayer()
            .whereLayer("subscription")
            .mayOnlyAccessLayers("interest", "platform")
            .whereLayer("digest")
            .mayOnlyAccessLayers("paper", "interest", "subscription", "platform")
            .whereLayer("mail")
            .mayOnlyAccessLayers("digest", "subscription", "platform")
            .whereLayer("delivery")
            .mayOnlyAccessLayers("mail", "digest", "subscription", "platform")
            .whereLayer("web")
            .mayOnlyAccessLayers(
                    "paper", "source", "interest", "subscription", "digest", "mail", "delivery", "platform")
            .whereLayer("platform")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule interestsStandOnTheJavaPlatformAlone = classes()
            .that()
            .resideInAPackage("dev.paperpost.interest..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.paperpost.interest..");

    @ArchTest
    static final ArchRule onlyTheMailRoomSendsMail = noClasses()
            .that()
            .resideOutsideOfPackages("dev.paperpost.mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.mailer..", "io.vertx.ext.mail..");

    @ArchTest
    static final ArchRule timeComesFromTheInjectedClock = noClasses()
            .that()
            .resideOutsideOfPackages("dev.paperpost.platform..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
