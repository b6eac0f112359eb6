/** The faces of the application: Latin and Traditional Chinese of one family, so that figures stand alike in both. */
import '@fontsource/noto-sans-tc/400.css';
import '@fontsource/noto-sans-tc/600.css';
