// What must be said to libraries before any of them is asked: imported first.
import { config } from 'zod';

// The page's policy refuses code made of text, which zod would try as soon as a schema is declared.
config({ jitless: true });
