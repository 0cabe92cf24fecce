// One index in memory, asked over standard input and output; lucene.ts speaks to it.
//   ADD n side title body terms | DONE | ASK side own|ours limit word[^weight] ...   (fields parted by tabs)
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

public class Lucene {
  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 20);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Analyzer spaces = new Analyzer() {
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = CharTokenizer.fromSeparatorCharPredicate(c -> c == ' ');
        return new TokenStreamComponents(tokenizer);
      }
    };
    ByteBuffersDirectory folder = new ByteBuffersDirectory();
    IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(spaces).setRAMBufferSizeMB(256));
    for (String line; (line = in.readLine()) != null && !line.equals("DONE"); ) {
      String[] f = line.split("\t", -1);
      Document document = new Document();
      document.add(new StoredField("n", Integer.parseInt(f[1])));
      document.add(new StringField("side", f[2], Field.Store.NO));
      document.add(new TextField("title", f[3], Field.Store.NO));
      document.add(new TextField("body", f[4], Field.Store.NO));
      document.add(new TextField("ours", f[5], Field.Store.NO));
      writer.addDocument(document);
    }
    writer.forceMerge(1);
    writer.close();
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(folder));
    // A long listing has more terms than a query may have by default.
    org.apache.lucene.search.BooleanQuery.setMaxClauseCount(8192);
    out.println("READY");
    for (String line; (line = in.readLine()) != null; ) {
      String[] f = line.split("\t", -1);
      BooleanQuery.Builder words = new BooleanQuery.Builder();
      for (String word : f[4].split(" ")) {
        if (word.isEmpty()) continue;
        int at = word.indexOf('^');
        float weight = at < 0 ? 1f : Float.parseFloat(word.substring(at + 1));
        String text = at < 0 ? word : word.substring(0, at);
        if (f[2].equals("ours")) words.add(boosted("ours", text, weight), BooleanClause.Occur.SHOULD);
        else {
          words.add(boosted("title", text, 3f * weight), BooleanClause.Occur.SHOULD);
          words.add(boosted("body", text, weight), BooleanClause.Occur.SHOULD);
        }
      }
      Query query = new BooleanQuery.Builder()
          .add(words.build(), BooleanClause.Occur.MUST)
          .add(new TermQuery(new Term("side", f[1])), BooleanClause.Occur.FILTER)
          .build();
      StringBuilder answer = new StringBuilder();
      for (ScoreDoc hit : searcher.search(query, Integer.parseInt(f[3])).scoreDocs) {
        if (answer.length() > 0) answer.append(' ');
        answer.append(searcher.doc(hit.doc).getField("n").numericValue());
      }
      out.println(answer);
    }
  }

  private static Query boosted(String field, String word, float weight) {
    return new BoostQuery(new TermQuery(new Term(field, word)), weight);
  }
}
