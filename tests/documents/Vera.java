import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Prints one line for each fault that veraPDF finds, and "done" when all files are read: {@code Vera ua1,2a FILE 1a FILE...}
 * with the standards of each file before it. A file is read once for all of them; PDF/A-1 goes with no other.
 */
public class Vera {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (int place = 0; place < arguments.length; place += 2) {
            var flavours = new ArrayList<PDFAFlavour>();
            for (String flavour : arguments[place].split(",")) {
                flavours.add(PDFAFlavour.fromString(flavour));
            }
            check(new File(arguments[place + 1]), flavours);
        }
        System.out.println("done");
    }

    private static void check(File file, List<PDFAFlavour> flavours) throws Exception {
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(file, flavours.get(0));
                var validator = foundry.createValidator(flavours, 3, false, true, false)) {
            parser.setFlavours(flavours);
            var results = validator.validateAll(parser);
            if (results.size() != flavours.size()) {
                System.out.printf("%s: asked for %s, told of %d%n", file.getName(), flavours, results.size());
            }
            for (var result : results) {
                if (!result.isCompliant()) {
                    System.out.printf("%s does not follow %s%n", file.getName(), result.getPDFAFlavour());
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
