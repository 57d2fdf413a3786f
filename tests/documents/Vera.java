import java.io.File;
import java.util.List;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Prints one line for each fault that veraPDF finds: {@code Vera ua1,2a FILE...}, and "done" when all files are read. */
public class Vera {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (int place = 1; place < arguments.length; place++) {
            for (String flavour : arguments[0].split(",")) {
                check(new File(arguments[place]), PDFAFlavour.fromString(flavour));
            }
        }
        System.out.println("done");
    }

    private static void check(File file, PDFAFlavour flavour) throws Exception {
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(file, flavour);
                var validator = foundry.createValidator(List.of(flavour), 3, false, true, false)) {
            for (var result : validator.validateAll(parser)) {
                if (!result.isCompliant()) {
                    System.out.printf("%s does not follow %s%n", file.getName(), flavour);
                }
                for (TestAssertion fault : result.getTestAssertions()) {
                    var rule = fault.getRuleId();
                    System.out.printf("  %s-%d %s at %s%n", rule.getClause(), rule.getTestNumber(),
                            fault.getMessage(), fault.getLocation().getContext());
                }
            }
        }
    }
}
