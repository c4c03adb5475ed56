export declare function generatedOperations(root: string): Promise<{ readonly file: string; readonly text: string }[]>;
